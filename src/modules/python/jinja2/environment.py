"""The environment finds and keeps templates; a template is rendered with names."""

import os
import threading

from jinja2 import filters as _filters
from jinja2 import tests as _tests
from jinja2.exceptions import TemplateNotFound, TemplatesNotFound
from jinja2.parser import Parser
from jinja2.runtime import Context, Cycler, Joiner, Namespace, TemplateReference, Undefined
from jinja2.statements import render_all


class Template:
    """A template, ready to be rendered as often as wanted, by several threads at once."""

    def __new__(cls, source="", **options):
        return Environment(**options).from_string(source)

    @classmethod
    def read(cls, environment, source, name=None, filename=None):
        """A template of an environment."""
        made = object.__new__(cls)
        made.environment, made.name, made.filename = environment, name, filename
        parser = Parser(source, environment, name)
        made.body = parser.parse()
        made.blocks = parser.blocks
        return made

    def __init__(self, source="", **options):
        """Nothing is left to do: `__new__` has read the template."""

    def _context(self, variables):
        context = Context(self.environment, self, variables)
        for name, block in self.blocks.items():
            context.blocks.setdefault(name, []).append(block)
        context.variables["self"] = TemplateReference(context)
        return context

    def _render(self, context):
        """The text: the template's own, or that of the one it extends with the blocks of this one."""
        template, out = self, []
        while True:
            context.parent = None
            for part in template.body.parts:
                if context.parent is None:
                    render_all((part,), context, out)
                elif type(part).__name__ in ("Set", "SetBlock", "MacroDefinition", "Import", "FromImport", "If"):
                    # Behind `extends` nothing is printed, but names are still bound.
                    render_all((part,), context, [])
            if context.parent is None:
                return "".join(out)
            template, out = context.parent, []
            for name, block in template.blocks.items():
                context.blocks.setdefault(name, []).append(block)

    def render(self, *args, **kwargs):
        """The template's text, filled in."""
        return self._render(self._context(dict(*args, **kwargs)))

    def generate(self, *args, **kwargs):
        """The text in pieces; here, one."""
        yield self.render(*args, **kwargs)

    stream = generate

    def make_module(self, variables=None):
        """What the template exports: its macros and the names it sets, as attributes."""
        context = self._context(dict(variables or {}))
        text = self._render(context)
        return TemplateModule(self.name, text, context.exported)

    @property
    def module(self):
        return self.make_module()

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>" if self.name else f"<{type(self).__name__} memory:{id(self):x}>"


class TemplateModule:
    """What a template exports."""

    def __init__(self, name, text, exported):
        self.__dict__.update({key: value for key, value in exported.items() if not key.startswith("_")})
        self.__dict__["__name__"] = name
        self._text = text

    def __str__(self):
        return self._text

    def __html__(self):
        from markupsafe import Markup

        return Markup(self._text)


class BaseLoader:
    """Finds templates by their names."""

    def get_source(self, environment, template):
        """The template's text, its file's name, and a function that says whether that is still so."""
        raise TemplateNotFound(template)


class DictLoader(BaseLoader):
    """Templates in a dict."""

    def __init__(self, mapping):
        self.mapping = mapping

    def get_source(self, environment, template):
        if template not in self.mapping:
            raise TemplateNotFound(template)
        source = self.mapping[template]
        return source, None, lambda: self.mapping.get(template) == source


class FileSystemLoader(BaseLoader):
    """Templates in folders."""

    def __init__(self, searchpath, encoding="utf-8"):
        self.searchpath = [searchpath] if isinstance(searchpath, str) else list(searchpath)
        self.encoding = encoding

    def get_source(self, environment, template):
        for folder in self.searchpath:
            path = os.path.join(folder, template)
            if ".." not in template.split("/") and os.path.isfile(path):
                with open(path, encoding=self.encoding) as file:
                    return file.read(), path, lambda: False
        raise TemplateNotFound(template)


class Environment:
    """Filters, tests, global names and settings, and the templates that have been read."""

    def __init__(self, loader=None, autoescape=False, trim_blocks=False, lstrip_blocks=False, keep_trailing_newline=False, undefined=Undefined, **others):
        self.loader = loader
        self.autoescape = autoescape
        self.trim_blocks = trim_blocks
        self.lstrip_blocks = lstrip_blocks
        self.keep_trailing_newline = keep_trailing_newline
        self.undefined = undefined
        self.filters = dict(_filters.FILTERS)
        self.tests = dict(_tests.TESTS)
        self.globals = {"range": range, "dict": dict, "cycler": Cycler, "joiner": Joiner, "namespace": Namespace}
        self._read = {}
        self._reading = threading.Lock()

    def escapes(self, name):
        """Whether a template's output is escaped."""
        return self.autoescape(name) if callable(self.autoescape) else self.autoescape

    def from_string(self, source):
        """A template given as text."""
        return Template.read(self, source)

    def get_template(self, name):
        """A template by its name, read when it is first wanted or has changed."""
        if isinstance(name, Template):
            return name
        if self.loader is None:
            raise TypeError("no loader for this environment specified")
        source, filename, _ = self.loader.get_source(self, name)
        with self._reading:
            kept = self._read.get(name)
            if kept is not None and kept[0] == source:
                return kept[1]
        made = Template.read(self, source, name, filename)
        with self._reading:
            self._read[name] = (source, made)
        return made

    def select_template(self, names):
        """The first of several templates that there is."""
        names = list(names)
        if not names:
            raise TemplatesNotFound(message="Tried to select from an empty list of templates.")
        for name in names:
            try:
                return self.get_template(name)
            except TemplateNotFound:
                continue
        raise TemplatesNotFound(names)

    def get_or_select_template(self, name_or_names):
        if isinstance(name_or_names, (str, Template)):
            return self.get_template(name_or_names)
        if isinstance(name_or_names, Undefined):
            name_or_names._fail()
        return self.select_template(name_or_names)

    def compile_expression(self, source):
        """An expression as a function of names."""
        parser = Parser("{{ " + source + " }}", self)
        body = parser.parse()
        [part] = body.parts

        def evaluate(*args, **kwargs):
            value = part.value.evaluate(Context(self, None, dict(*args, **kwargs)))
            return None if isinstance(value, Undefined) else value

        return evaluate


def select_autoescape(enabled_extensions=("html", "htm", "xml"), disabled_extensions=(), default_for_string=True, default=False):
    """A setting for `autoescape` that goes by the template's name."""
    escaped = tuple(f".{extension.lstrip('.').lower()}" for extension in enabled_extensions)
    plain = tuple(f".{extension.lstrip('.').lower()}" for extension in disabled_extensions)

    def choose(name):
        if name is None:
            return default_for_string
        name = name.lower()
        if name.endswith(escaped):
            return True
        return False if name.endswith(plain) else default

    return choose
