"""Flask's request and response: Werkzeug's, and what the application adds."""

from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request as _Request
from werkzeug.wrappers import Response as _Response


class Request(_Request):
    """A request, and the rule that answers it."""

    url_rule = None
    view_args = None
    routing_exception = None

    @property
    def max_content_length(self):
        from flask.globals import current_app

        return current_app.config["MAX_CONTENT_LENGTH"] if current_app else None

    @property
    def endpoint(self):
        return self.url_rule.endpoint if self.url_rule is not None else None

    @property
    def blueprint(self):
        endpoint = self.endpoint
        return endpoint.rpartition(".")[0] if endpoint is not None and "." in endpoint else None

    @property
    def blueprints(self):
        """The blueprint's name, then those around it."""
        names = []
        name = self.blueprint
        while name:
            names.append(name)
            name = name.rpartition(".")[0]
        return names

    def on_json_loading_failed(self, e):
        from flask.globals import current_app

        try:
            return super().on_json_loading_failed(e)
        except BadRequest as refusal:
            # What exactly is wrong with the JSON is for whoever writes the program.
            if current_app and current_app.debug:
                raise
            raise BadRequest() from refusal


class Response(_Response):
    """A response, which is HTML unless it says otherwise."""

    default_mimetype = "text/html"
