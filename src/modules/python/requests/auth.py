"""Saying who asks."""

import base64


class AuthBase:
    """Something that is called with a request and adds to it who asks."""

    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    """A name and a password, which anybody on the way could read."""

    def __init__(self, username, password):
        self.username, self.password = username, password

    def __call__(self, r):
        pair = f"{self.username}:{self.password}".encode("latin-1")
        r.headers["Authorization"] = "Basic " + base64.b64encode(pair).decode("ascii")
        return r

    def __eq__(self, other):
        return (self.username, self.password) == (getattr(other, "username", None), getattr(other, "password", None))
