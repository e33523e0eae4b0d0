"""The answers of a server that cannot give what was asked for, as exceptions.

Raising `NotFound()` anywhere in a view, or calling `abort(404)`, ends the view; the exception makes
the response: a small page with the code's name and what it means.
"""

from markupsafe import escape


class HTTPException(Exception):
    """An exception that knows its response."""

    code = None
    description = None

    def __init__(self, description=None, response=None):
        super().__init__()
        if description is not None:
            self.description = description
        self.response = response

    @property
    def name(self):
        """The words that belong to the code."""
        return HTTP_STATUS_CODES.get(self.code, "Unknown Error")

    def get_description(self, environ=None, scope=None):
        """The description as HTML."""
        text = self.description or ""
        return "<p>" + str(escape(text)).replace("\n", "<br>") + "</p>"

    def get_body(self, environ=None, scope=None):
        """The page."""
        return (
            "<!doctype html>\n<html lang=en>\n"
            f"<title>{self.code} {escape(self.name)}</title>\n"
            f"<h1>{escape(self.name)}</h1>\n"
            f"{self.get_description()}\n"
        )

    def get_headers(self, environ=None, scope=None):
        """The headers, as pairs."""
        return [("Content-Type", "text/html; charset=utf-8")]

    def get_response(self, environ=None, scope=None):
        """The response: the one that was given, or a page that tells what happened."""
        if self.response is not None:
            return self.response
        from werkzeug.wrappers import Response

        return Response(self.get_body(), self.code, self.get_headers())

    def __call__(self, environ, start_response):
        return self.get_response(environ)(environ, start_response)

    def __str__(self):
        code = self.code if self.code is not None else "???"
        return f"{code} {self.name}: {self.description}"

    def __repr__(self):
        code = self.code if self.code is not None else "???"
        return f"<{type(self).__name__} '{code}: {self.name}'>"


class BadRequest(HTTPException):
    """What the client sent makes no sense."""

    code = 400
    description = "The browser (or proxy) sent a request that this server could not understand."


class BadRequestKeyError(BadRequest, KeyError):
    """A form or an address lacks a key that the view asked for."""

    _description = BadRequest.description
    show_exception = False

    def __init__(self, arg=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.args = (arg,) if arg is not None else ()

    @property
    def description(self):
        if self.show_exception:
            return f"{self._description}\n{KeyError.__name__}: {', '.join([repr(arg) for arg in self.args])}"
        return self._description

    @description.setter
    def description(self, value):
        self._description = value


class SecurityError(BadRequest):
    """Something that a browser would not send."""


class Unauthorized(HTTPException):
    """Nobody has said who is asking."""

    code = 401
    description = (
        "The server could not verify that you are authorized to access"
        " the URL requested. You either supplied the wrong credentials"
        " (e.g. a bad password), or your browser doesn't understand"
        " how to supply the credentials required."
    )

    def __init__(self, description=None, response=None, www_authenticate=None):
        super().__init__(description, response)
        if www_authenticate is None:
            www_authenticate = ()
        elif not isinstance(www_authenticate, (tuple, list)):
            www_authenticate = (www_authenticate,)
        self.www_authenticate = www_authenticate

    def get_headers(self, environ=None, scope=None):
        return super().get_headers() + [("WWW-Authenticate", str(one)) for one in self.www_authenticate]


class Forbidden(HTTPException):
    """The client may not."""

    code = 403
    description = (
        "You don't have the permission to access the requested"
        " resource. It is either read-protected or not readable by the"
        " server."
    )


class NotFound(HTTPException):
    """There is nothing at this address."""

    code = 404
    description = (
        "The requested URL was not found on the server. If you entered"
        " the URL manually please check your spelling and try again."
    )


class MethodNotAllowed(HTTPException):
    """The address exists, but not for this method."""

    code = 405
    description = "The method is not allowed for the requested URL."

    def __init__(self, valid_methods=None, description=None, response=None):
        super().__init__(description, response)
        self.valid_methods = valid_methods

    def get_headers(self, environ=None, scope=None):
        headers = super().get_headers()
        if self.valid_methods:
            headers.append(("Allow", ", ".join(self.valid_methods)))
        return headers


class NotAcceptable(HTTPException):
    """None of the forms the client accepts can be had."""

    code = 406
    description = (
        "The resource identified by the request is only capable of"
        " generating response entities which have content"
        " characteristics not acceptable according to the accept"
        " headers sent in the request."
    )


class RequestTimeout(HTTPException):
    """The client was too slow."""

    code = 408
    description = (
        "The server closed the network connection because the browser"
        " didn't finish the request within the specified time."
    )


class Conflict(HTTPException):
    """It cannot be done as things stand."""

    code = 409
    description = (
        "A conflict happened while processing the request. The"
        " resource might have been modified while the request was being"
        " processed."
    )


class Gone(HTTPException):
    """There was something here once."""

    code = 410
    description = (
        "The requested URL is no longer available on this server and"
        " there is no forwarding address. If you followed a link from a"
        " foreign page, please contact the author of this page."
    )


class LengthRequired(HTTPException):
    """The length of the body must be told."""

    code = 411
    description = "A request with this method requires a valid <code>Content-Length</code> header."


class PreconditionFailed(HTTPException):
    """A condition of the request does not hold."""

    code = 412
    description = "The precondition on the request for the URL failed positive evaluation."


class RequestEntityTooLarge(HTTPException):
    """The body is larger than the server takes."""

    code = 413
    description = "The data value transmitted exceeds the capacity limit."


class RequestURITooLarge(HTTPException):
    """The address is too long."""

    code = 414
    description = "The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed."


class UnsupportedMediaType(HTTPException):
    """The body is of a kind that is not understood."""

    code = 415
    description = "The server does not support the media type transmitted in the request."


class RequestedRangeNotSatisfiable(HTTPException):
    """The part of the file that was asked for is not there."""

    code = 416
    description = "The server cannot provide the requested range."


class ExpectationFailed(HTTPException):
    """The server cannot do what the client expects."""

    code = 417
    description = "The server could not meet the requirements of the Expect header"


class ImATeapot(HTTPException):
    """The server is a teapot."""

    code = 418
    description = "This server is a teapot, not a coffee machine"


class MisdirectedRequest(HTTPException):
    """The server is not the one for this address."""

    code = 421
    description = "The server is not able to produce a response."


class UnprocessableEntity(HTTPException):
    """The body is well formed and still wrong."""

    code = 422
    description = "The request was well-formed but was unable to be followed due to semantic errors."


class Locked(HTTPException):
    """Somebody else has locked it."""

    code = 423
    description = "The resource that is being accessed is locked."


class TooManyRequests(HTTPException):
    """The client asks too often."""

    code = 429
    description = "This user has exceeded an allotted request count. Try again later."

    def __init__(self, description=None, response=None, retry_after=None):
        super().__init__(description, response)
        self.retry_after = retry_after

    def get_headers(self, environ=None, scope=None):
        headers = super().get_headers()
        if self.retry_after is not None:
            headers.append(("Retry-After", str(self.retry_after)))
        return headers


class FailedDependency(HTTPException):
    """Something that this depends on failed."""

    code = 424
    description = (
        "The method could not be performed on the resource because the"
        " requested action depended on another action and that action"
        " failed."
    )


class PreconditionRequired(HTTPException):
    """The request has to name a condition."""

    code = 428
    description = 'This request is required to be conditional; try using "If-Match" or "If-Unmodified-Since".'


class RequestHeaderFieldsTooLarge(HTTPException):
    """The headers are too long."""

    code = 431
    description = "One or more header fields exceeds the maximum size."


class UnavailableForLegalReasons(HTTPException):
    """The law forbids it."""

    code = 451
    description = "Unavailable for legal reasons."


class InternalServerError(HTTPException):
    """The program failed. `original_exception` is why."""

    code = 500
    description = (
        "The server encountered an internal error and was unable to"
        " complete your request. Either the server is overloaded or"
        " there is an error in the application."
    )

    def __init__(self, description=None, response=None, original_exception=None):
        self.original_exception = original_exception
        super().__init__(description, response)


class NotImplemented(HTTPException):
    """The server cannot do this."""

    code = 501
    description = "The server does not support the action requested by the browser."


class BadGateway(HTTPException):
    """A server behind this one gave a bad answer."""

    code = 502
    description = "The proxy server received an invalid response from an upstream server."


class ServiceUnavailable(TooManyRequests):
    """The server has no time just now."""

    code = 503
    description = (
        "The server is temporarily unable to service your request due"
        " to maintenance downtime or capacity problems. Please try"
        " again later."
    )


class GatewayTimeout(HTTPException):
    """A server behind this one did not answer in time."""

    code = 504
    description = "The connection to an upstream server timed out."


class HTTPVersionNotSupported(HTTPException):
    """The server speaks another version of HTTP."""

    code = 505
    description = "The server does not support the HTTP protocol version used in the request."


HTTP_STATUS_CODES = {
    100: "Continue", 101: "Switching Protocols", 102: "Processing", 103: "Early Hints",
    200: "OK", 201: "Created", 202: "Accepted", 203: "Non Authoritative Information", 204: "No Content",
    205: "Reset Content", 206: "Partial Content", 207: "Multi Status", 208: "Already Reported", 226: "IM Used",
    300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    305: "Use Proxy", 306: "Switch Proxy", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
    409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed",
    413: "Request Entity Too Large", 414: "Request URI Too Long", 415: "Unsupported Media Type",
    416: "Requested Range Not Satisfiable", 417: "Expectation Failed", 418: "I'm a teapot",
    421: "Misdirected Request", 422: "Unprocessable Entity", 423: "Locked", 424: "Failed Dependency",
    425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 449: "Retry With", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported", 507: "Insufficient Storage",
    508: "Loop Detected", 510: "Not Extended", 511: "Network Authentication Failed",
}


def _note(kind):
    """Notes a class of errors under its code, and those below it; the first of a code is the one for it."""
    if kind.code is not None:
        default_exceptions.setdefault(kind.code, kind)
    for below in kind.__subclasses__():
        _note(below)


default_exceptions = {}
_note(HTTPException)


class Aborter:
    """What `abort` calls: the exception for a code."""

    def __init__(self, mapping=None, extra=None):
        self.mapping = dict(default_exceptions if mapping is None else mapping)
        self.mapping.update(extra or {})

    def __call__(self, code, *args, **kwargs):
        from werkzeug.wrappers import Response

        if isinstance(code, Response):
            raise HTTPException(response=code)
        if code not in self.mapping:
            raise LookupError(f"no exception for {code!r}")
        raise self.mapping[code](*args, **kwargs)


abort = Aborter()
