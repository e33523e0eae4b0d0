"""Messages between processes: objects as bytes, and the ends of pipes and shared numbers among them."""

import _process
import pickle
from _unpickling import _Source


class _Writer(pickle.Pickler):
    """Notes the ends of pipes and the shared numbers it comes by, which go beside the bytes."""

    def __init__(self):
        super().__init__(None)
        self.beside = []

    def _save_object(self, obj, kind):
        if kind.__module__ == "_process" and kind.__name__ in ("End", "Numbers"):
            self.beside.append(obj)
            self._save(len(self.beside) - 1)
            return self._write(b"Q")
        super()._save_object(obj, kind)


class _Reader(pickle.Unpickler):
    """Puts what went beside the bytes where it was."""

    beside = ()

    def persistent_load(self, pid):
        return self.beside[pid]


def packed(obj):
    """An object as a message: bytes, and a tuple of what goes beside them."""
    writer = _Writer()
    data = writer._bytes_of(obj)
    return (data, tuple(writer.beside))


def unpacked(message):
    """The object in a message."""
    data, beside = message
    if not beside:
        return pickle.loads(data)
    reader = _Reader(None)
    reader.beside = beside
    return reader._run(_Source(data))


def inherited_only(obj):
    """Refuses to send something that children have from their parent."""
    raise RuntimeError(
        f"{type(obj).__name__} objects should only be shared between processes through inheritance"
    )


ForkingPickler = pickle.Pickler
