"""Functions for views: addresses, redirects, messages for the next page, files."""

import os

from flask import globals as _globals
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join
from werkzeug.utils import redirect as _redirect

_TYPES = {
    "html": "text/html", "htm": "text/html", "css": "text/css", "js": "text/javascript", "txt": "text/plain",
    "json": "application/json", "csv": "text/csv", "xml": "text/xml", "md": "text/markdown", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml", "ico": "image/vnd.microsoft.icon",
    "pdf": "application/pdf", "zip": "application/zip", "wasm": "application/wasm",
}


def url_for(endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
    """The address of an endpoint."""
    return _globals.current_app.url_for(
        endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
    )


def redirect(location, code=302, Response=None):
    """A response that sends the client elsewhere."""
    if _globals.current_app:
        return _globals.current_app.redirect(location, code=code)
    return _redirect(location, code, Response)


def abort(code, *args, **kwargs):
    """Ends the view with an HTTP error."""
    if _globals.current_app:
        _globals.current_app.aborter(code, *args, **kwargs)
    from werkzeug.exceptions import abort as plain

    plain(code, *args, **kwargs)


def make_response(*args):
    """The response a view's answer would become, to add headers or cookies to it."""
    if not args:
        return _globals.current_app.response_class()
    return _globals.current_app.make_response(args[0] if len(args) == 1 else args)


def flash(message, category="message"):
    """Leaves a message for the next page the visitor sees."""
    waiting = _globals.session.get("_flashes", [])
    waiting.append((category, message))
    _globals.session["_flashes"] = waiting


def get_flashed_messages(with_categories=False, category_filter=()):
    """The messages that wait for the visitor; asking takes them."""
    context = _globals.request_stack().top
    if context.flashes is None:
        session = context.open_session()
        context.flashes = session.pop("_flashes") if "_flashes" in session else []
    found = context.flashes
    if category_filter:
        found = [pair for pair in found if pair[0] in category_filter]
    return [tuple(pair) for pair in found] if with_categories else [pair[1] for pair in found]


def stream_with_context(generator_or_function):
    """A generator that still knows the request while the response is being sent."""
    if not hasattr(generator_or_function, "__next__"):

        def decorated(*args, **kwargs):
            return stream_with_context(generator_or_function(*args, **kwargs))

        return decorated
    context = _globals.request_stack().top
    if context is None:
        raise RuntimeError(
            "'stream_with_context' can only be used when a request context is active, such as in a view function."
        )

    return _WithContext(context, generator_or_function)


class _WithContext:
    """The iterator of `stream_with_context`: the request's context is there while a piece is made."""

    def __init__(self, context, generator):
        self._context = context
        self._generator = generator

    def __iter__(self):
        return self

    def __next__(self):
        stack = _globals.request_stack()
        if stack.top is self._context:
            return next(self._generator)
        from flask.ctx import AppContext

        apps = _globals.app_stack()
        apps.push(AppContext(self._context.app))
        stack.push(self._context)
        try:
            return next(self._generator)
        finally:
            stack.pop()
            apps.pop()

    def close(self):
        if hasattr(self._generator, "close"):
            self._generator.close()


def guess_type(filename):
    """What kind of data a file holds, from its name."""
    return _TYPES.get(filename.rpartition(".")[2].lower(), "application/octet-stream")


def send_file(path_or_file, mimetype=None, as_attachment=False, download_name=None, conditional=True, etag=True, last_modified=None, max_age=None):
    """A response of a file's contents."""
    if hasattr(path_or_file, "read"):
        data = path_or_file.read()
    else:
        path = os.path.join(_globals.current_app.root_path, os.fspath(path_or_file))
        with open(path, "rb") as file:
            data = file.read()
        download_name = download_name or os.path.basename(path)
    if mimetype is None:
        if download_name is None:
            raise TypeError(
                "Unable to detect the MIME type because a filename is not available. Either set 'download_name', pass a"
                " file path, or set 'mimetype'."
            )
        mimetype = guess_type(download_name)
    response = _globals.current_app.response_class(data, mimetype=mimetype)
    if as_attachment and download_name is None:
        raise TypeError("No name provided for attachment. Either set 'download_name' or pass a file path.")
    if download_name is not None:
        kind = "attachment" if as_attachment else "inline"
        response.headers.set("Content-Disposition", kind, filename=download_name)
    response.headers["Cache-Control"] = "no-cache" if max_age is None else f"public, max-age={max_age}"
    return response


def send_from_directory(directory, path, **kwargs):
    """A response of a file below a folder, and of no other."""
    found = safe_join(os.fspath(directory), os.fspath(path))
    if found is None:
        raise NotFound()
    found = os.path.join(_globals.current_app.root_path, found)
    if not os.path.isfile(found):
        raise NotFound()
    return send_file(found, **kwargs)


def get_template_attribute(template_name, attribute):
    """A macro or a variable that a template exports."""
    return getattr(_globals.current_app.jinja_env.get_template(template_name).module, attribute)
