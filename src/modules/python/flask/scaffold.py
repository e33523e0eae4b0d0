"""What an application and a blueprint have in common: views, hooks and error handlers."""

import os
import sys

from werkzeug.exceptions import HTTPException, default_exceptions


class Scaffold:
    """Collects views, hooks and error handlers, each under a blueprint's name; None is the application."""

    def __init__(self, import_name, static_folder=None, static_url_path=None, template_folder=None, root_path=None):
        self.import_name = import_name
        self.root_path = _folder_of(import_name) if root_path is None else root_path
        self.static_folder = static_folder
        self._static_url_path = static_url_path
        self.template_folder = template_folder
        self.view_functions = {}
        self.error_handler_spec = {}
        self.before_request_funcs = {}
        self.after_request_funcs = {}
        self.teardown_request_funcs = {}
        self.template_context_processors = {}
        self.url_value_preprocessors = {}
        self.url_default_functions = {}

    @property
    def has_static_folder(self):
        return self.static_folder is not None

    @property
    def static_url_path(self):
        if self._static_url_path is not None:
            return self._static_url_path
        if self.static_folder is not None:
            return "/" + os.path.basename(self.static_folder.rstrip("/"))
        return None

    def _check_setup_finished(self, name):
        """An application refuses to be changed once it has begun to answer."""

    def route(self, rule, **options):
        """Makes the decorated function the view of an address."""
        self._check_setup_finished("route")

        def decorate(f):
            endpoint = options.pop("endpoint", None)
            self.add_url_rule(rule, endpoint, f, **options)
            return f

        return decorate

    def _method(self, method, rule, options):
        if "methods" in options:
            raise TypeError("Use the 'route' decorator to use the 'methods' argument.")
        self._check_setup_finished(method.lower())
        return self.route(rule, methods=[method], **options)

    def get(self, rule, **options):
        return self._method("GET", rule, options)

    def post(self, rule, **options):
        return self._method("POST", rule, options)

    def put(self, rule, **options):
        return self._method("PUT", rule, options)

    def delete(self, rule, **options):
        return self._method("DELETE", rule, options)

    def patch(self, rule, **options):
        return self._method("PATCH", rule, options)

    def endpoint(self, endpoint):
        """Makes the decorated function the view of an endpoint whose rule stands elsewhere."""

        def decorate(f):
            self.view_functions[endpoint] = f
            return f

        return decorate

    def _hook(self, hooks, f, name="hook"):
        self._check_setup_finished(name)
        hooks.setdefault(None, []).append(f)
        return f

    def before_request(self, f):
        """Has a function called before each view; what it returns, if anything, is the response."""
        return self._hook(self.before_request_funcs, f, "before_request")

    def after_request(self, f):
        """Has a function called with each response, which it returns, changed or not."""
        return self._hook(self.after_request_funcs, f, "after_request")

    def teardown_request(self, f):
        """Has a function called when a request is over, whatever happened."""
        return self._hook(self.teardown_request_funcs, f, "teardown_request")

    def context_processor(self, f):
        """Has a function add names to all templates."""
        return self._hook(self.template_context_processors, f, "context_processor")

    def url_value_preprocessor(self, f):
        """Has a function see the values of an address before the view does."""
        return self._hook(self.url_value_preprocessors, f, "url_value_preprocessor")

    def url_defaults(self, f):
        """Has a function add values to every address that is built."""
        return self._hook(self.url_default_functions, f, "url_defaults")

    def errorhandler(self, code_or_exception):
        """Makes the decorated function answer for a status code or a class of exceptions."""

        def decorate(f):
            self.register_error_handler(code_or_exception, f)
            return f

        return decorate

    def register_error_handler(self, code_or_exception, f):
        self._check_setup_finished("register_error_handler")
        kind, code = _kind_of_error(code_or_exception)
        self.error_handler_spec.setdefault(None, {}).setdefault(code, {})[kind] = f


def _kind_of_error(code_or_exception):
    """The class of exceptions, and its code if it is HTTP's."""
    kind = code_or_exception
    if isinstance(kind, int):
        if kind not in default_exceptions:
            raise ValueError(
                f"'{kind}' is not a recognized HTTP error code. Use a subclass of HTTPException with that code instead."
            )
        kind = default_exceptions[kind]
    if isinstance(kind, Exception):
        raise TypeError(f"{kind!r} is an instance, not a class. Handlers can only be registered for Exception classes or HTTP error codes.")
    if not isinstance(kind, type) or not issubclass(kind, Exception):
        shown = kind.__name__ if isinstance(kind, type) else repr(kind)
        raise ValueError(f"'{shown}' is not a subclass of Exception. Handlers can only be registered for Exception classes or HTTP error codes.")
    return kind, kind.code if issubclass(kind, HTTPException) else None


def _folder_of(import_name):
    """The folder of a module's file."""
    module = sys.modules.get(import_name)
    file = getattr(module, "__file__", None)
    return os.path.dirname(os.path.abspath(file)) if file else os.getcwd()
