"""Contexts: what belongs to an application at work, and what belongs to one request."""

import sys

from flask import globals as _globals
from werkzeug.exceptions import HTTPException

_UNSET = object()


class _AppCtxGlobals:
    """`g`: a place for whatever a program wants to keep while it handles one request."""

    def __getattr__(self, name):
        raise AttributeError(name)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def pop(self, name, default=_UNSET):
        """Takes an attribute out."""
        if hasattr(self, name):
            value = getattr(self, name)
            delattr(self, name)
            return value
        if default is _UNSET:
            raise KeyError(name)
        return default

    def setdefault(self, name, default=None):
        if not hasattr(self, name):
            setattr(self, name, default)
        return getattr(self, name)

    def __contains__(self, name):
        return name in self.__dict__

    def __iter__(self):
        return iter(self.__dict__)

    def __repr__(self):
        top = _globals.app_stack().top
        return "<flask.g>" if top is None else f"<flask.g of '{top.app.name}'>"


class AppContext:
    """An application at work: `current_app` and `g` lead here."""

    def __init__(self, app):
        self.app = app
        self.url_adapter = app.create_url_adapter(None)
        self.g = app.app_ctx_globals_class()
        self._pushed = 0

    def push(self):
        """Makes this the calling thread's context."""
        self._pushed += 1
        _globals.app_stack().push(self)

    def pop(self, exc=None):
        """Ends the context: the functions of `teardown_appcontext` are called, when it ends for good."""
        self._pushed -= 1
        try:
            if not self._pushed:
                self.app.do_teardown_appcontext(exc)
        finally:
            _globals.app_stack().pop()

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, kind, error, trace):
        self.pop(error)


class RequestContext:
    """One request being handled: `request` and `session` lead here."""

    def __init__(self, app, environ, request=None):
        self.app = app
        self.request = app.request_class(environ) if request is None else request
        self.url_adapter = app.create_url_adapter(self.request)
        self.session = None
        self.flashes = None
        self.after_functions = []
        self._app_contexts = []

    def match_request(self):
        """Finds the rule for the request's address; a failure is kept for the view's turn."""
        try:
            self.request.url_rule, self.request.view_args = self.url_adapter.match(return_rule=True)
        except HTTPException as failure:
            self.request.routing_exception = failure

    def open_session(self):
        """The session, read from its cookie when it is first asked for."""
        if self.session is None:
            interface = self.app.session_interface
            self.session = interface.open_session(self.app, self.request)
            if self.session is None:
                self.session = interface.make_null_session(self.app)
        return self.session

    def push(self):
        """Makes this the calling thread's request."""
        top = _globals.app_stack().top
        own = None
        if top is None or top.app is not self.app:
            own = AppContext(self.app)
            own.push()
        self._app_contexts.append(own)
        _globals.request_stack().push(self)
        self.match_request()

    def pop(self, exc=_UNSET):
        """Ends the request: the functions of `teardown_request` are called, when it ends for good."""
        if exc is _UNSET:
            exc = sys.exc_info()[1]
        own = self._app_contexts.pop()
        try:
            if not self._app_contexts:
                self.app.do_teardown_request(exc)
        finally:
            _globals.request_stack().pop()
            if own is not None:
                own.pop(exc)

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, kind, error, trace):
        self.pop(error)

    def __repr__(self):
        return f"<{type(self).__name__} {self.request.url!r} [{self.request.method}] of {self.app.name}>"


def has_request_context():
    """Whether the calling thread is handling a request."""
    return _globals.request_stack().top is not None


def has_app_context():
    """Whether the calling thread is at work for an application."""
    return _globals.app_stack().top is not None


def after_this_request(f):
    """Has a function called with the response of this request alone."""
    top = _globals.request_stack().top
    if top is None:
        raise RuntimeError(
            "'after_this_request' can only be used when a request context is active, such as in a view function."
        )
    top.after_functions.append(f)
    return f


def copy_current_request_context(f):
    """The function such that another thread that calls it works for the request of this one."""
    original = _globals.request_stack().top
    if original is None:
        raise RuntimeError(
            "'copy_current_request_context' can only be used when a request context is active, such as in a view function."
        )

    def within(*args, **kwargs):
        context = RequestContext(original.app, original.request.environ, original.request)
        context.session = original.open_session()
        with context:
            return original.app.ensure_sync(f)(*args, **kwargs)

    return within
