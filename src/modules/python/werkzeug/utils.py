"""Small things that web programs need: redirects, safe names of files."""

import re

from markupsafe import escape

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")


def redirect(location, code=302, Response=None):
    """A response that sends the client to another address."""
    if Response is None:
        from werkzeug.wrappers import Response
    shown = escape(location)
    page = (
        "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n"
        "<p>You should be redirected automatically to the target URL: "
        f'<a href="{shown}">{shown}</a>. If not, click the link.\n'
    )
    response = Response(page, code, mimetype="text/html")
    response.headers["Location"] = location
    return response


def secure_filename(filename):
    """The name of a file without anything by which it could leave its folder."""
    kept = filename.encode("ascii", "ignore").decode("ascii").replace("/", " ").replace("\\", " ")
    return _UNSAFE.sub("", "_".join(kept.split())).strip("._")


class cached_property:
    """A property that is worked out once for each object."""

    def __init__(self, fget, name=None, doc=None):
        self.fget = fget
        self.__name__ = name or fget.__name__
        self.__doc__ = doc

    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        value = self.fget(obj)
        setattr(obj, self.__name__, value)
        return value
