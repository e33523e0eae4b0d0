"""A client for tests: it calls the application directly, keeps cookies and can look into the session."""

from contextlib import ExitStack, contextmanager

from werkzeug.test import Client, make_environ


class FlaskClient(Client):
    """Werkzeug's client, which knows Flask's sessions. Within `with client:` a request's context stays."""

    def __init__(self, application, response_wrapper=None, use_cookies=True):
        super().__init__(application, response_wrapper, use_cookies)
        self.preserve_context = False
        # Contexts of the latest request: those to enter again, and those that have been.
        self._new = []
        self._kept = ExitStack()

    @contextmanager
    def session_transaction(self, *args, **kwargs):
        """The session that the next request will have, to read and to change."""
        if self._cookies is None:
            raise TypeError("Cookies are disabled. Create a client with 'use_cookies=True'.")
        app = self.application
        environ = make_environ(*args, **kwargs)
        self._cookies.add_to(environ)
        with app.request_context(environ) as context:
            session = context.open_session()
            if isinstance(session, app.session_interface.null_session_class):
                raise RuntimeError("Session backend did not open a session.")
            yield session
            response = app.response_class()
            app.session_interface.save_session(app, session, response)
        self._cookies.learn(environ, response.headers.getlist("Set-Cookie"))

    def _prepare(self, environ):
        self._kept.close()
        if self.preserve_context:
            environ["werkzeug.debug.preserve_context"] = self._new.append

    def open(self, *args, **kwargs):
        """Sends a request; within `with client:` its contexts are entered again, after it has ended."""
        response = super().open(*args, **kwargs)
        for context in self._new:
            self._kept.enter_context(context)
        self._new.clear()
        return response

    def __enter__(self):
        if self.preserve_context:
            raise RuntimeError("Cannot nest client invocations")
        self.preserve_context = True
        return self

    def __exit__(self, *exception):
        self.preserve_context = False
        self._kept.close()
