"""Templates: found in the application's folder and its blueprints', rendered with what views know."""

import os

from flask import globals as _globals
from flask.helpers import get_flashed_messages, url_for
from jinja2 import BaseLoader, Environment, TemplateNotFound


class _Folders(BaseLoader):
    """Looks for a template in the application's folder, then in each blueprint's."""

    def __init__(self, app):
        self.app = app

    def get_source(self, environment, template):
        for place in (self.app, *self.app.iter_blueprints()):
            if place.template_folder is None or ".." in template.split("/"):
                continue
            path = os.path.join(place.root_path, place.template_folder, template)
            if os.path.isfile(path):
                with open(path, encoding="utf-8") as file:
                    return file.read(), path, lambda: False
        raise TemplateNotFound(template)


class AppEnvironment(Environment):
    """Jinja's environment with Flask's names in it. HTML is escaped, other files are not."""

    def __init__(self, app):
        super().__init__(loader=_Folders(app), autoescape=self.select_autoescape)
        self.app = app
        self.globals.update(
            url_for=url_for,
            get_flashed_messages=get_flashed_messages,
            config=app.config,
            request=_globals.request,
            session=_globals.session,
            g=_globals.g,
        )
        self.filters["tojson"] = _to_json

    @staticmethod
    def select_autoescape(filename):
        return filename is None or filename.endswith((".html", ".htm", ".xml", ".xhtml", ".svg"))


def _to_json(value, indent=None):
    from flask.json import dumps
    from jinja2.filters import safe_json

    return safe_json(dumps(value, indent=indent) if indent else dumps(value))


def create_environment(app):
    """What renders an application's templates."""
    return AppEnvironment(app)


def _render(template, context):
    app = _globals.current_app._get_current_object()
    app.update_template_context(context)
    return template.render(context)


def render_template(template_name_or_list, **context):
    """A template from the templates folder, filled in."""
    environment = _globals.current_app.jinja_env
    return _render(environment.get_or_select_template(template_name_or_list), context)


def render_template_string(source, **context):
    """A template given as text, filled in."""
    return _render(_globals.current_app.jinja_env.from_string(source), context)


def stream_template_string(source, **context):
    """The same, a piece at a time."""
    yield render_template_string(source, **context)
