"""What can go wrong with a request."""

import json as _json


class RequestException(IOError):
    """Anything that goes wrong; it knows the request, and the response if there was one."""

    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop("response", None)
        self.request = kwargs.pop("request", None)
        if self.request is None and self.response is not None:
            self.request = getattr(self.response, "request", None)
        super().__init__(*args)


class InvalidJSONError(RequestException):
    """What was to be sent or read is no JSON."""


class JSONDecodeError(InvalidJSONError, _json.JSONDecodeError):
    """The response is no JSON."""

    def __init__(self, message, document, position):
        _json.JSONDecodeError.__init__(self, message, document, position)
        self.response = self.request = None
        self._shown = _json.JSONDecodeError.__str__(self)

    def __str__(self):
        return self._shown


class HTTPError(RequestException):
    """The status says that it did not work."""


class ConnectionError(RequestException):
    """Nobody could be reached, or the connection broke."""


class ProxyError(ConnectionError):
    """A proxy failed."""


class SSLError(ConnectionError):
    """TLS failed."""


class Timeout(RequestException):
    """It took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """It took too long to be connected."""


class ReadTimeout(Timeout):
    """It took too long until the server answered."""


class URLRequired(RequestException):
    """There is no address."""


class TooManyRedirects(RequestException):
    """One redirect after the other."""


class MissingSchema(RequestException, ValueError):
    """The address lacks `http://`."""


class InvalidSchema(RequestException, ValueError):
    """The address begins with something that is not HTTP."""


class InvalidURL(RequestException, ValueError):
    """The address makes no sense."""


class InvalidHeader(RequestException, ValueError):
    """A header makes no sense."""


class ChunkedEncodingError(RequestException):
    """The server sent a broken body."""


class ContentDecodingError(RequestException):
    """A body could not be decoded."""


class StreamConsumedError(RequestException, TypeError):
    """The body was read already."""


class RetryError(RequestException):
    """Trying again did not help."""
