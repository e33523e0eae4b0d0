"""Pipes between threads: what is received is the object that was sent."""

from queue import Empty, Queue


class Connection:
    """An end of a pipe."""

    def __init__(self, _in, _out):
        self._in = _in
        self._out = _out
        self._first = []
        self.send = self.send_bytes = _out.put

    def recv(self):
        """Waits for an object."""
        return self._first.pop() if self._first else self._in.get()

    recv_bytes = recv

    def poll(self, timeout=0.0):
        """Whether there is something to receive, or comes in time."""
        if not self._first:
            try:
                self._first.append(self._in.get(timeout=timeout) if timeout else self._in.get_nowait())
            except Empty:
                return False
        return True

    def close(self):
        """Nothing has to be closed."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def Pipe(duplex=True):
    """Two connections."""
    one, other = Queue(), Queue()
    return Connection(one, other), Connection(other, one)
