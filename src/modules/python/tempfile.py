"""Files and folders with names of their own, which go when they are done with."""

import os
from itertools import count
from threading import Lock

tempdir = None
_numbers = count(1)
_lock = Lock()


def gettempdir():
    return tempdir or "/tmp"


def _free_name(suffix, prefix, folder):
    with _lock:
        while True:
            name = f"{prefix or 'tmp'}{next(_numbers):08x}{suffix or ''}"
            path = os.path.join(folder or gettempdir(), name)
            if not os.path.exists(path):
                return path


def mktemp(suffix="", prefix="tmp", dir=None):
    return _free_name(suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _free_name(suffix, prefix, dir)
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file; answers the number of the open file, and its path."""
    path = _free_name(suffix, prefix, dir)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), path


class _TemporaryFile:
    """An open file, removed when it is closed unless it is to stay."""

    def __init__(self, file, delete):
        self.file = file
        self.name = file.name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.remove(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True):
    path = _free_name(suffix, prefix, dir)
    return _TemporaryFile(open(path, mode, encoding=encoding, newline=newline), delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir)


class TemporaryDirectory:
    """A folder that is removed, with all that is in it, when its `with` statement ends."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *exception):
        self.cleanup()

    def cleanup(self):
        from shutil import rmtree

        rmtree(self.name, ignore_errors=True)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


class SpooledTemporaryFile:
    """A file in memory, which becomes one in a folder when it has grown beyond `max_size`."""

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None):
        from io import BytesIO, StringIO

        self._max_size = max_size
        self._rolled = False
        self._how = (mode, buffering, encoding, newline, suffix, prefix, dir)
        self.mode = mode
        self._file = BytesIO() if "b" in mode else StringIO(newline="\n" if newline is None else newline)

    def rollover(self):
        """Goes on in a folder."""
        if self._rolled:
            return
        before, self._file = self._file, TemporaryFile(*self._how)
        self._file.write(before.getvalue())
        self._file.seek(before.tell())
        self._rolled = True

    def _check(self):
        if self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, data):
        written = self._file.write(data)
        self._check()
        return written

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *exception):
        self._file.close()

    def __iter__(self):
        return iter(self._file)
