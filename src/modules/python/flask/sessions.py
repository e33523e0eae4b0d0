"""`session`: a dict that travels with the visitor, in a cookie that is signed and not secret."""

import hashlib
from datetime import datetime, timezone

from itsdangerous import BadSignature, URLSafeTimedSerializer


class SecureCookieSession(dict):
    """The dict. It notes whether it was read and whether it was changed."""

    def __init__(self, initial=None):
        super().__init__(initial or {})
        self.modified = False
        self.accessed = False

    new = False

    @property
    def permanent(self):
        """Whether the cookie outlives the browser's window."""
        return dict.get(self, "_permanent", False)

    @permanent.setter
    def permanent(self, value):
        self["_permanent"] = bool(value)

    def __getitem__(self, key):
        self.accessed = True
        return dict.__getitem__(self, key)

    def get(self, key, default=None):
        self.accessed = True
        return dict.get(self, key, default)

    def __contains__(self, key):
        self.accessed = True
        return dict.__contains__(self, key)

    def setdefault(self, key, default=None):
        self.accessed = self.modified = True
        return dict.setdefault(self, key, default)

    def __setitem__(self, key, value):
        self.accessed = self.modified = True
        dict.__setitem__(self, key, value)

    def __delitem__(self, key):
        self.accessed = self.modified = True
        dict.__delitem__(self, key)

    def pop(self, key, *default):
        self.accessed = self.modified = True
        return dict.pop(self, key, *default)

    def popitem(self):
        self.accessed = self.modified = True
        return dict.popitem(self)

    def update(self, *others, **named):
        self.accessed = self.modified = True
        dict.update(self, *others, **named)

    def clear(self):
        self.accessed = self.modified = True
        dict.clear(self)

    def __repr__(self):
        return f"<{type(self).__name__} {dict.__repr__(self)}>"


class NullSession(SecureCookieSession):
    """The session of an application without a key: it can be read, and is empty."""

    def _fail(self, *args, **kwargs):
        raise RuntimeError(
            "The session is unavailable because no secret"
            " key was set.  Set the secret_key on the"
            " application to something unique and secret."
        )

    __setitem__ = __delitem__ = clear = pop = popitem = update = setdefault = _fail


class SecureCookieSessionInterface:
    """Reads the session from a request's cookie and writes it into the response's."""

    salt = "cookie-session"
    session_class = SecureCookieSession
    null_session_class = NullSession

    def get_signing_serializer(self, app):
        """What signs the cookie; None for an application without a key."""
        if not app.secret_key:
            return None
        # Older keys are still good for reading; the newest one, at the end, signs.
        keys = [*(app.config["SECRET_KEY_FALLBACKS"] or ()), app.secret_key]
        options = {"key_derivation": "hmac", "digest_method": hashlib.sha1}
        return URLSafeTimedSerializer(keys, salt=self.salt, serializer=_TaggedJson, signer_kwargs=options)

    def make_null_session(self, app):
        return self.null_session_class()

    def get_cookie_name(self, app):
        return app.config["SESSION_COOKIE_NAME"]

    def open_session(self, app, request):
        """The session in the request's cookie, a new one if there is none or it is forged."""
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            return None
        value = request.cookies.get(self.get_cookie_name(app))
        if not value:
            return self.session_class()
        try:
            max_age = int(app.permanent_session_lifetime.total_seconds())
            return self.session_class(serializer.loads(value, max_age=max_age))
        except BadSignature:
            return self.session_class()

    def should_set_cookie(self, app, session):
        return session.modified or (session.permanent and app.config["SESSION_REFRESH_EACH_REQUEST"])

    def save_session(self, app, session, response):
        """Puts the session's cookie into the response, if there is something to say."""
        name, config = self.get_cookie_name(app), app.config
        options = {
            "domain": config["SESSION_COOKIE_DOMAIN"],
            "path": config["SESSION_COOKIE_PATH"] or config["APPLICATION_ROOT"],
            "secure": config["SESSION_COOKIE_SECURE"],
            "httponly": config["SESSION_COOKIE_HTTPONLY"],
            "samesite": config["SESSION_COOKIE_SAMESITE"],
        }
        if session.accessed:
            response.vary.add("Cookie")
        if not session:
            if session.modified:
                response.delete_cookie(name, **options)
                response.vary.add("Cookie")
            return
        if not self.should_set_cookie(app, session):
            return
        expires = datetime.now(timezone.utc) + app.permanent_session_lifetime if session.permanent else None
        value = self.get_signing_serializer(app).dumps(dict(session))
        response.set_cookie(name, value, expires=expires, **options)
        response.vary.add("Cookie")


# What JSON says as it is.
_PLAIN = (str, int, float, bool, type(None))


def _tagged(value):
    """The value as JSON can say it: what JSON lacks is a dict with one key that begins with a space."""
    if type(value) in _PLAIN:
        return value
    if type(value) is dict:
        return {key: _tagged(item) for key, item in value.items()}
    import base64
    import uuid

    from markupsafe import Markup
    from werkzeug.http import http_date

    if isinstance(value, Markup):
        return {" m": str(value)}
    if isinstance(value, tuple):
        return {" t": [_tagged(item) for item in value]}
    if isinstance(value, bytes):
        return {" b": base64.b64encode(value).decode("ascii")}
    if isinstance(value, uuid.UUID):
        return {" u": value.hex}
    if isinstance(value, datetime):
        return {" d": http_date(value)}
    if isinstance(value, list):
        return [_tagged(item) for item in value]
    if isinstance(value, dict):
        return {key: _tagged(item) for key, item in value.items()}
    return value


def _untagged(value):
    """The value that `_tagged` made such JSON of."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list):
        return [_untagged(item) for item in value]
    value = {key: _untagged(item) for key, item in value.items()}
    if len(value) == 1:
        [(key, item)] = value.items()
        if not key.startswith(" "):
            return value
        import base64
        import uuid

        from markupsafe import Markup
        from werkzeug.http import parse_date

        back = {" m": Markup, " t": tuple, " b": base64.b64decode, " u": uuid.UUID, " d": parse_date}.get(key)
        if back is not None:
            return back(item)
    return value


class _TaggedJson:
    """JSON that remembers tuples, bytes, moments and safe text."""

    @staticmethod
    def dumps(value):
        import json

        return json.dumps(_tagged(value), separators=(",", ":"), sort_keys=True)

    @staticmethod
    def loads(text):
        import json

        return _untagged(json.loads(text))
