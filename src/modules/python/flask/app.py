"""The application: it finds the view for a request, calls it, and makes a response of its answer."""

import os
import sys
import threading
from datetime import timedelta

from flask import globals as _globals
from flask.config import Config
from flask.ctx import AppContext, RequestContext, _AppCtxGlobals
from flask.json import DefaultJSONProvider
from flask.scaffold import Scaffold
from flask.sessions import SecureCookieSessionInterface
from flask.wrappers import Request, Response
from werkzeug.datastructures import Headers
from werkzeug.exceptions import Aborter, BadRequestKeyError, HTTPException, InternalServerError
from werkzeug.routing import BuildError, Map, RequestRedirect, Rule
from werkzeug.utils import cached_property

_NO_RESPONSE = " The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable"


def _setting(name, read=None):
    """An attribute of the application that is an item of its configuration."""

    def get(self):
        value = self.config[name]
        return value if read is None else read(value)

    def put(self, value):
        self.config[name] = value

    return property(get, put)


class Flask(Scaffold):
    """A WSGI application. Servers call it, one thread for each request."""

    request_class = Request
    response_class = Response
    test_client_class = None
    json_provider_class = DefaultJSONProvider
    app_ctx_globals_class = _AppCtxGlobals
    session_interface = SecureCookieSessionInterface()
    url_rule_class = Rule
    aborter_class = Aborter
    default_config = {
        "DEBUG": False,
        "TESTING": False,
        "PROPAGATE_EXCEPTIONS": None,
        "SECRET_KEY": None,
        "SECRET_KEY_FALLBACKS": None,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=31),
        "USE_X_SENDFILE": False,
        "TRUSTED_HOSTS": None,
        "SERVER_NAME": None,
        "APPLICATION_ROOT": "/",
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": None,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": False,
        "SESSION_COOKIE_PARTITIONED": False,
        "SESSION_COOKIE_SAMESITE": None,
        "SESSION_REFRESH_EACH_REQUEST": True,
        "MAX_CONTENT_LENGTH": None,
        "MAX_FORM_MEMORY_SIZE": 500_000,
        "MAX_FORM_PARTS": 1_000,
        "SEND_FILE_MAX_AGE_DEFAULT": None,
        "TRAP_BAD_REQUEST_ERRORS": None,
        "TRAP_HTTP_EXCEPTIONS": False,
        "EXPLAIN_TEMPLATE_LOADING": False,
        "PREFERRED_URL_SCHEME": "http",
        "TEMPLATES_AUTO_RELOAD": None,
        "MAX_COOKIE_SIZE": 4093,
        "PROVIDE_AUTOMATIC_OPTIONS": True,
    }

    testing = _setting("TESTING")
    debug = _setting("DEBUG")
    secret_key = _setting("SECRET_KEY")
    permanent_session_lifetime = _setting(
        "PERMANENT_SESSION_LIFETIME", lambda value: value if isinstance(value, timedelta) else timedelta(seconds=value)
    )

    def __init__(self, import_name, static_url_path=None, static_folder="static", template_folder="templates", instance_path=None, root_path=None, **others):
        super().__init__(import_name, static_folder, static_url_path, template_folder, root_path)
        self.name = _name_of(import_name)
        self.config = Config(self.root_path, self.default_config)
        self.url_map = Map()
        self.blueprints = {}
        self.extensions = {}
        self.shell_context_processors = []
        self.teardown_appcontext_funcs = []
        self.url_build_error_handlers = []
        self.json = self.json_provider_class(self)
        self.aborter = self.aborter_class()
        self._got_first_request = False
        self._templates = None
        self._setting_up = threading.RLock()
        if self.has_static_folder:
            self.add_url_rule(f"{self.static_url_path}/<path:filename>", endpoint="static", view_func=self.send_static_file)

    def _check_setup_finished(self, name):
        if self._got_first_request:
            raise AssertionError(
                f"The setup method '{name}' can no longer be called on the application. It has already handled its"
                " first request, any changes will not be applied consistently.\nMake sure all imports, decorators,"
                " functions, etc. needed to set up the application are done before running it."
            )

    # Setting up

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        """Adds a rule: which addresses and methods lead to which view."""
        self._check_setup_finished("add_url_rule")
        if endpoint is None:
            if view_func is None:
                raise AssertionError("expected view func if endpoint is not provided.")
            endpoint = view_func.__name__
        methods = options.pop("methods", None)
        if methods is None:
            methods = getattr(view_func, "methods", None) or ("GET",)
        if isinstance(methods, str):
            raise TypeError('Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])')
        methods = {method.upper() for method in methods} | set(getattr(view_func, "required_methods", ()))
        if provide_automatic_options is None:
            provide_automatic_options = getattr(view_func, "provide_automatic_options", None)
        if provide_automatic_options is None:
            provide_automatic_options = "OPTIONS" not in methods and self.config["PROVIDE_AUTOMATIC_OPTIONS"]
        if provide_automatic_options:
            methods.add("OPTIONS")
        made = self.url_rule_class(rule, methods=methods, endpoint=endpoint, **options)
        made.provide_automatic_options = provide_automatic_options
        with self._setting_up:
            self.url_map.add(made)
            if view_func is not None:
                old = self.view_functions.get(endpoint)
                if old is not None and old != view_func:
                    raise AssertionError(f"View function mapping is overwriting an existing endpoint function: {endpoint}")
                self.view_functions[endpoint] = view_func

    def register_blueprint(self, blueprint, **options):
        """Takes in a blueprint's views and hooks."""
        self._check_setup_finished("register_blueprint")
        blueprint.register(self, options)

    def iter_blueprints(self):
        return self.blueprints.values()

    def teardown_appcontext(self, f):
        """Has a function called whenever an application context ends."""
        self._check_setup_finished("teardown_appcontext")
        self.teardown_appcontext_funcs.append(f)
        return f

    def shell_context_processor(self, f):
        self.shell_context_processors.append(f)
        return f

    def _template_adder(self, add, name):
        # Used both as `@app.template_filter` and as `@app.template_filter("name")`.
        if callable(name):
            add(name)
            return name

        def decorate(f):
            add(f, name)
            return f

        return decorate

    def template_filter(self, name=None):
        """Makes the decorated function a filter of the templates."""
        return self._template_adder(self.add_template_filter, name)

    def add_template_filter(self, f, name=None):
        self.jinja_env.filters[name or f.__name__] = f

    def template_test(self, name=None):
        """Makes the decorated function a test of the templates."""
        return self._template_adder(self.add_template_test, name)

    def add_template_test(self, f, name=None):
        self.jinja_env.tests[name or f.__name__] = f

    def template_global(self, name=None):
        """Makes the decorated function known to all templates."""
        return self._template_adder(self.add_template_global, name)

    def add_template_global(self, f, name=None):
        self.jinja_env.globals[name or f.__name__] = f

    @property
    def jinja_env(self):
        """What reads and renders the templates; made when first asked for."""
        with self._setting_up:
            if self._templates is None:
                from flask.templating import create_environment

                self._templates = create_environment(self)
            return self._templates

    @cached_property
    def logger(self):
        """The application's own logger."""
        from flask.logging import create_logger

        return create_logger(self)

    # One request

    def create_url_adapter(self, request):
        """The rules as one request sees them, or as the configuration says without one."""
        if request is not None:
            return self.url_map.bind_to_environ(request.environ)
        if self.config["SERVER_NAME"] is not None:
            return self.url_map.bind(
                self.config["SERVER_NAME"],
                script_name=self.config["APPLICATION_ROOT"],
                url_scheme=self.config["PREFERRED_URL_SCHEME"],
            )
        return None

    def _scopes(self, request):
        """Whose hooks concern a request: the application, then its blueprints from the outside in."""
        return [None, *reversed(request.blueprints)]

    def preprocess_request(self):
        """Calls what was asked to come before the view; the first answer stands in for the view's."""
        request = _globals.request._get_current_object()
        for scope in self._scopes(request):
            for function in self.url_value_preprocessors.get(scope, ()):
                function(request.endpoint, request.view_args)
        for scope in self._scopes(request):
            for function in self.before_request_funcs.get(scope, ()):
                answer = self.ensure_sync(function)()
                if answer is not None:
                    return answer
        return None

    def dispatch_request(self):
        """Calls the view."""
        request = _globals.request._get_current_object()
        if request.routing_exception is not None:
            raise request.routing_exception
        rule = request.url_rule
        if rule.provide_automatic_options and request.method == "OPTIONS":
            return self.make_default_options_response()
        return self.ensure_sync(self.view_functions[rule.endpoint])(**request.view_args)

    def full_dispatch_request(self):
        """The response to a request: hooks, the view, and error handlers if either fails."""
        self._got_first_request = True
        try:
            answer = self.preprocess_request()
            if answer is None:
                answer = self.dispatch_request()
        except Exception as error:
            answer = self.handle_user_exception(error)
        return self.finalize_request(answer)

    def finalize_request(self, rv, from_error_handler=False):
        """Makes a response of an answer, and shows it to `after_request`."""
        response = self.make_response(rv)
        try:
            response = self.process_response(response)
        except Exception:
            if not from_error_handler:
                raise
            self.logger.exception("Request finalizing failed with an error while handling an error")
        return response

    def process_response(self, response):
        """Calls what was asked to see the response, and writes the session's cookie."""
        context = _globals.request_stack().top
        for function in context.after_functions:
            response = self.ensure_sync(function)(response)
        for scope in reversed(self._scopes(context.request)):
            for function in reversed(self.after_request_funcs.get(scope, ())):
                response = self.ensure_sync(function)(response)
        session = context.open_session()
        if not isinstance(session, self.session_interface.null_session_class):
            self.session_interface.save_session(self, session, response)
        return response

    def do_teardown_request(self, exc=None):
        """Calls what was asked to come at the end of a request."""
        for scope in reversed(self._scopes(_globals.request._get_current_object())):
            for function in reversed(self.teardown_request_funcs.get(scope, ())):
                self.ensure_sync(function)(exc)

    def do_teardown_appcontext(self, exc=None):
        for function in reversed(self.teardown_appcontext_funcs):
            self.ensure_sync(function)(exc)

    def make_default_options_response(self):
        """The answer to OPTIONS: the methods there are."""
        response = self.response_class()
        response.headers["Allow"] = ", ".join(_globals.request_stack().top.url_adapter.allowed_methods())
        return response

    def ensure_sync(self, func):
        """The function itself: views are ordinary functions here."""
        return func

    # Errors

    def _find_error_handler(self, error, scopes):
        kind = type(error)
        code = error.code if isinstance(error, HTTPException) else None
        for wanted in (code, None) if code is not None else (None,):
            for scope in scopes:
                handlers = self.error_handler_spec.get(scope, {}).get(wanted)
                if handlers:
                    for ancestor in kind.__mro__:
                        if ancestor in handlers:
                            return handlers[ancestor]
        return None

    def _handler_for(self, error):
        request = _globals.request._get_current_object()
        return self._find_error_handler(error, [*request.blueprints, None])

    def handle_http_exception(self, e):
        """An HTTP exception is its own response, unless there is a handler for it."""
        if e.code is None or isinstance(e, RequestRedirect):
            return e
        handler = self._handler_for(e)
        return e if handler is None else self.ensure_sync(handler)(e)

    def handle_user_exception(self, e):
        """What a failed view answers: what a handler says, or the exception goes on."""
        if isinstance(e, BadRequestKeyError) and (self.debug or self.config["TRAP_BAD_REQUEST_ERRORS"]):
            e.show_exception = True
        if isinstance(e, HTTPException) and not self.trap_http_exception(e):
            return self.handle_http_exception(e)
        handler = self._handler_for(e)
        if handler is None:
            raise e
        return self.ensure_sync(handler)(e)

    def trap_http_exception(self, e):
        """Whether an HTTP exception is to be treated as any other."""
        if self.config["TRAP_HTTP_EXCEPTIONS"]:
            return True
        trap = self.config["TRAP_BAD_REQUEST_ERRORS"]
        return isinstance(e, BadRequestKeyError) and self.debug and trap is None

    def handle_exception(self, e):
        """The answer to an exception that nobody handled: 500, and a traceback in the log."""
        propagate = self.config["PROPAGATE_EXCEPTIONS"]
        if propagate is None:
            propagate = self.testing or self.debug
        if propagate:
            raise e
        self.log_exception((type(e), e, e.__traceback__))
        failure = InternalServerError(original_exception=e)
        handler = self._handler_for(failure)
        answer = failure if handler is None else self.ensure_sync(handler)(failure)
        return self.finalize_request(answer, from_error_handler=True)

    def log_exception(self, exc_info):
        """Writes to the log that a view failed: this module, whoever's code the calls came from."""
        import logging

        request = _globals.request._get_current_object()
        logger = self.logger
        if logger.isEnabledFor(logging.ERROR):
            message = f"Exception on {request.path} [{request.method}]"
            place = (__file__, 0, message, (), exc_info, "log_exception")
            logger.handle(logger.makeRecord(logger.name, logging.ERROR, *place))

    # Responses

    def make_response(self, rv):
        """Makes a response of whatever a view may return."""
        status = headers = None
        if isinstance(rv, tuple):
            if len(rv) == 3:
                rv, status, headers = rv
            elif len(rv) == 2:
                if isinstance(rv[1], (Headers, dict, tuple, list)):
                    rv, headers = rv
                else:
                    rv, status = rv
            else:
                raise TypeError(
                    "The view function did not return a valid response tuple. The tuple must have the form"
                    " (body, status, headers), (body, status), or (body, headers)."
                )
        if rv is None:
            endpoint = _globals.request.endpoint
            raise TypeError(
                f"The view function for {endpoint!r} did not return a valid response. The function either"
                " returned None or ended without a return statement."
            )
        if not isinstance(rv, self.response_class):
            if isinstance(rv, (str, bytes)) or hasattr(rv, "__next__"):
                rv = self.response_class(rv, status=status, headers=headers)
                status = headers = None
            elif isinstance(rv, (dict, list)):
                rv = self.json.response(rv)
            elif isinstance(rv, HTTPException):
                rv = rv.get_response(_globals.request.environ)
            elif not hasattr(rv, "get_wsgi_response"):
                raise TypeError(
                    "The view function did not return a valid response."
                    f"{_NO_RESPONSE}, but it was a {type(rv).__name__}."
                )
        if status is not None:
            if isinstance(status, (str, bytes)):
                rv.status = status
            else:
                rv.status_code = status
        if headers:
            rv.headers.update(headers)
        return rv

    # Addresses

    def url_for(self, endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
        """The address of an endpoint."""
        context = _globals.request_stack().top
        if context is not None:
            adapter = context.url_adapter
            blueprint = context.request.blueprint
            if endpoint[:1] == ".":
                endpoint = f"{blueprint}{endpoint}" if blueprint is not None else endpoint[1:]
            external = _scheme is not None if _external is None else _external
        else:
            top = _globals.app_stack().top
            adapter = top.url_adapter if top is not None else self.create_url_adapter(None)
            if adapter is None:
                raise RuntimeError(
                    "Unable to build URLs outside an active request without 'SERVER_NAME' configured. Also configure"
                    " 'APPLICATION_ROOT' and 'PREFERRED_URL_SCHEME' as needed."
                )
            external = True if _external is None else _external
        if _scheme is not None and not external:
            raise ValueError("When specifying '_scheme', '_external' must be True.")
        self.inject_url_defaults(endpoint, values)
        try:
            address = adapter.build(endpoint, values, method=_method, url_scheme=_scheme, force_external=external)
        except BuildError as error:
            for handler in self.url_build_error_handlers:
                answer = handler(error, endpoint, values)
                if answer is not None:
                    return answer
            raise
        if _anchor is not None:
            from urllib.parse import quote

            address += "#" + quote(str(_anchor), safe="%!#$&'()*+,/:;=?@")
        return address

    def inject_url_defaults(self, endpoint, values):
        scopes = [None, *([endpoint.rpartition(".")[0]] if "." in endpoint else [])]
        for scope in scopes:
            for function in self.url_default_functions.get(scope, ()):
                function(endpoint, values)

    def redirect(self, location, code=302):
        from werkzeug.utils import redirect

        return redirect(location, code, self.response_class)

    def send_static_file(self, filename):
        """The view of files in the static folder."""
        from flask.helpers import send_from_directory

        return send_from_directory(os.path.join(self.root_path, self.static_folder), filename)

    def update_template_context(self, context):
        """Adds to a template's names what the context processors say."""
        given = dict(context)
        scopes = [None]
        top = _globals.request_stack().top
        if top is not None:
            scopes = self._scopes(top.request)
        for scope in scopes:
            for function in self.template_context_processors.get(scope, ()):
                context.update(self.ensure_sync(function)())
        context.update(given)

    # At work

    def app_context(self):
        """A context for work outside of requests: `with app.app_context():`."""
        return AppContext(self)

    def request_context(self, environ):
        return RequestContext(self, environ)

    def test_request_context(self, *args, **kwargs):
        """A context as if a request had come: `with app.test_request_context("/path"):`."""
        from werkzeug.test import make_environ

        return RequestContext(self, make_environ(*args, **kwargs))

    def test_client(self, use_cookies=True, **kwargs):
        """A client that calls the application without a server in between."""
        from flask.testing import FlaskClient

        made = self.test_client_class or FlaskClient
        return made(self, self.response_class, use_cookies=use_cookies, **kwargs)

    def wsgi_app(self, environ, start_response):
        """Answers one request, as WSGI has it."""
        context = RequestContext(self, environ)
        error = None
        context.push()
        try:
            try:
                response = self.full_dispatch_request()
            except Exception as raised:
                error = raised
                response = self.handle_exception(raised)
            return response(environ, start_response)
        finally:
            keep = environ.get("werkzeug.debug.preserve_context")
            if keep is not None:
                keep(_globals.app_stack().top)
                keep(context)
            context.pop(error)

    def __call__(self, environ, start_response):
        return self.wsgi_app(environ, start_response)

    def run(self, host=None, port=None, debug=None, load_dotenv=True, **options):
        """Serves the application until the program ends, with a thread for each request."""
        from werkzeug.serving import run_simple

        if debug is not None:
            self.debug = bool(debug)
        options.setdefault("threaded", True)
        print(f" * Serving Flask app '{self.name}'")
        print(f" * Debug mode: {'on' if self.debug else 'off'}", flush=True)
        run_simple(host or "127.0.0.1", 5000 if port is None else int(port), self, **options)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"


def _name_of(import_name):
    if import_name != "__main__":
        return import_name
    file = getattr(sys.modules.get("__main__"), "__file__", None)
    return os.path.splitext(os.path.basename(file))[0] if file else "__main__"
