"""The way from a program in the page to a server that runs beside it there, in place of a network."""

import socket
import time

import _page

LARGEST = 1 << 20
_PIECE = 8000


def connect(address, timeout=None):
    """A connection to a server of this program or, where it has none, to the page's server."""
    try:
        return socket.create_connection(address, timeout)
    except ConnectionRefusedError:
        call = _page.open()
        if not isinstance(call, int):
            raise _refusal(call) from None
    return Connection(call, address[1])


def _refusal(why):
    return ConnectionRefusedError(111, f"Connection refused: {why}" if why else "Connection refused")


def _too_long(why):
    return OSError(90, f"Message too long: {why}")


class Connection:
    """A connection for one request and its answer, which comes whole."""

    def __init__(self, call, port):
        self._call = call
        self._request = f"{port}\n".encode()
        self._answer = None
        self._timeout = None

    def settimeout(self, seconds):
        self._timeout = seconds

    def sendall(self, data):
        """Puts the request together; it goes out when its answer is asked for."""
        self._request += data
        if len(self._request) > LARGEST:
            raise _too_long("the server in the page takes requests of 1 MB at most")

    def recv(self, size):
        """Bytes of the answer, at most so many; none at its end."""
        if self._answer is None:
            self._answer = self._exchange()
        data, self._answer = self._answer[:size], self._answer[size:]
        return data

    def _exchange(self):
        end = None if self._timeout is None else time.monotonic() + self._timeout
        for start in range(0, len(self._request), _PIECE):
            _page.send(self._call, self._request[start : start + _PIECE], start + _PIECE >= len(self._request))
        answer = _page.reply(self._call, end)
        if answer is None:
            raise TimeoutError("timed out")
        if isinstance(answer, str):
            raise _too_long(answer) if answer else _refusal("")
        return answer

    def close(self):
        _page.close(self._call)
