"""Sockets to watch, each with what the program wants to remember with it."""

from collections import namedtuple

from select import select as _select

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"], module="selectors")


class DefaultSelector:
    """Watches sockets, and says which are ready."""

    def __init__(self):
        self._keys = {}

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        number = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        if fileobj in self._keys:
            raise KeyError(f"{fileobj!r} (FD {number}) is already registered")
        key = SelectorKey(fileobj, number, events, data)
        self._keys[fileobj] = key
        return key

    def unregister(self, fileobj):
        try:
            return self._keys.pop(fileobj)
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def select(self, timeout=None):
        keys = list(self._keys.values())
        reading = [key.fileobj for key in keys if key.events & EVENT_READ]
        writing = [key.fileobj for key in keys if key.events & EVENT_WRITE]
        if timeout is not None:
            timeout = max(timeout, 0)
        readable, writable, _ = _select(reading, writing, [], timeout)
        found = []
        for key in keys:
            events = EVENT_READ * (key.fileobj in readable) | EVENT_WRITE * (key.fileobj in writable)
            if events:
                found.append((key, events))
        return found

    def get_key(self, fileobj):
        try:
            return self._keys[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def get_map(self):
        return self._keys

    def close(self):
        self._keys.clear()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()


BaseSelector = SelectSelector = PollSelector = EpollSelector = DefaultSelector
