"""Streams that live in memory: text in `StringIO`, bytes in `BytesIO`, and the files that `open` gives."""

import sys
from sys import TextIOWrapper

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """A stream was asked for what it cannot do."""


class IOBase:
    """What all streams share."""

    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        self._check_()

    def isatty(self):
        self._check_()
        return False

    def readable(self):
        self._check_()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def _check_(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __enter__(self):
        self._check_()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._check_()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        length = 0
        for line in self:
            lines.append(line)
            length += len(line)
            if length >= hint:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class TextIOBase(IOBase):
    """A stream of text."""

    encoding = None
    errors = None
    newlines = None


class RawIOBase(IOBase):
    """A stream of bytes without a buffer."""


class BufferedIOBase(IOBase):
    """A stream of bytes."""

    def readinto(self, b):
        """Reads into something that holds bytes, as many as fit; answers how many."""
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)


class _Memory:
    """A sequence with a position, which several threads may use at once: each call is one step."""

    def __init__(self, initial, empty):
        from threading import RLock

        self._lock = RLock()
        self._empty = empty
        self._position = 0
        self._parts = [initial] if initial else []
        self._length = len(initial)

    def value(self):
        with self._lock:
            if len(self._parts) > 1:
                self._parts = [self._empty.join(self._parts)]
            return self._parts[0] if self._parts else self._empty

    def write(self, data):
        with self._lock:
            if self._position == self._length:
                if data:
                    self._parts.append(data)
            else:
                whole = self.value()
                if self._position > self._length:
                    whole += (b"\0" if self._empty == b"" else "\0") * (self._position - self._length)
                self._parts = [whole[: self._position] + data + whole[self._position + len(data) :]]
                self._length = len(self._parts[0])
            self._position += len(data)
            self._length = max(self._length, self._position)
            return len(data)

    def read(self, size):
        with self._lock:
            whole = self.value()
            end = self._length if size is None or size < 0 else self._position + size
            found = whole[self._position : end]
            self._position += len(found)
            return found

    def readline(self, size, end):
        with self._lock:
            whole = self.value()
            stop = whole.find(end, self._position) + 1
            if stop == 0:
                stop = self._length
            if size is not None and size >= 0:
                stop = min(stop, self._position + size)
            return self.read(max(stop - self._position, 0))

    def seek(self, position):
        with self._lock:
            self._position = position
            return position

    def truncate(self, size):
        with self._lock:
            size = self._position if size is None else size
            whole = self.value()[:size]
            self._parts = [whole] if whole else []
            self._length = len(whole)
            return size


class StringIO(TextIOBase):
    """Text in memory, written and read like a file."""

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._memory_ = _Memory(initial_value or "", "")

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        if self.closed:
            self._check_()
        return self._memory_.write(s)

    def getvalue(self):
        self._check_()
        return self._memory_.value()

    def read(self, size=-1):
        self._check_()
        return self._memory_.read(size)

    def readline(self, size=-1):
        self._check_()
        return self._memory_.readline(size, "\n")

    def tell(self):
        self._check_()
        return self._memory_._position

    def seek(self, offset, whence=0):
        self._check_()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            return self._memory_.seek(offset)
        if offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        return self._memory_.seek(self._memory_._position if whence == 1 else self._memory_._length)

    def truncate(self, size=None):
        self._check_()
        return self._memory_.truncate(size)


class BytesIO(BufferedIOBase):
    """Bytes in memory, written and read like a file."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._memory_ = _Memory(bytes(initial_bytes), b"")

    def _check_(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def write(self, b):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check_()
        return self._memory_.write(bytes(b))

    def getvalue(self):
        self._check_()
        return self._memory_.value()

    getbuffer = getvalue

    def read(self, size=-1):
        self._check_()
        return self._memory_.read(size)

    read1 = read

    def readline(self, size=-1):
        self._check_()
        return self._memory_.readline(size, b"\n")

    def tell(self):
        self._check_()
        return self._memory_._position

    def seek(self, offset, whence=0):
        self._check_()
        start = (0, self._memory_._position, self._memory_._length)[whence]
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        return self._memory_.seek(max(start + offset, 0))

    def truncate(self, size=None):
        self._check_()
        return self._memory_.truncate(size)


class _StandardBytes(BufferedIOBase):
    """Standard input, output or error as a stream of bytes."""

    def __init__(self, text):
        self._text = text
        self.name = text.name
        self.mode = "rb" if text.readable() else "wb"
        self.raw = self

    def write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        self._text.write(data.decode("utf-8", "replace"))
        return len(data)

    def flush(self):
        self._text.flush()

    def read(self, size=-1):
        return self._text.read(size).encode()

    def readline(self, size=-1):
        return self._text.readline(size).encode()

    def fileno(self):
        return self._text.fileno()

    def close(self):
        pass


class _Wrapped(TextIOWrapper):
    """Text written to a stream of bytes, or read from one."""

    line_buffering = False

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self._bytes = buffer
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self.name = getattr(buffer, "name", None)
        self.mode = "r" if buffer.readable() else "w"

    @property
    def buffer(self):
        return self._bytes

    @property
    def closed(self):
        return self._bytes.closed

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._bytes.write(text.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in text:
            self.flush()
        return len(text)

    def _decoded(self, data):
        return data.decode(self.encoding, self.errors).replace("\r\n", "\n")

    def read(self, size=-1):
        return self._decoded(self._bytes.read(size))

    def readline(self, size=-1):
        return self._decoded(self._bytes.readline(size))

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return iter(self.readline, "")

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._bytes.flush()

    def fileno(self):
        return self._bytes.fileno()

    def readable(self):
        return self._bytes.readable()

    def writable(self):
        return self._bytes.writable()

    def seekable(self):
        return self._bytes.seekable()

    def seek(self, offset, whence=0):
        return self._bytes.seek(offset, whence)

    def tell(self):
        return self._bytes.tell()

    def detach(self):
        """The stream of bytes."""
        return self._bytes

    def close(self):
        self._bytes.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class _Handle(IOBase):
    """An open file: its contents, and where in them this handle reads and writes."""

    def __init__(self, name, mode, contents):
        self.name = name
        self.mode = mode
        self._contents = contents
        self._reads = "r" in mode or "+" in mode
        self._writes = "r" not in mode or "+" in mode
        self._appends = "a" in mode
        self._position = contents.size if self._appends else 0
        self._number = None
        self._when_closed = None

    def fileno(self):
        """The number that `os` knows the file by, given when it is first asked for."""
        from os import _pipes

        self._check_()
        with self._contents.lock:
            if self._number is None:
                self._number = _pipes._add(self)
            return self._number

    def close(self):
        if self.closed:
            return
        self.closed = True
        if self._number is not None:
            from os import _pipes

            _pipes._forget(self._number)
        if self._when_closed is not None:
            self._when_closed()

    def readable(self):
        self._check_()
        return self._reads

    def writable(self):
        self._check_()
        return self._writes

    def _check_(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _may_read(self):
        self._check_()
        if not self._reads:
            raise UnsupportedOperation("not readable")

    def _may_write(self):
        self._check_()
        if not self._writes:
            raise UnsupportedOperation("not writable")

    def _put(self, data):
        contents = self._contents
        with contents.lock:
            if self._appends:
                self._position = contents.size
            contents.write(self._position, data)
            self._position += len(data)

    def _take(self, size=-1):
        with self._contents.lock:
            data = self._contents.data
            end = len(data) if size is None or size < 0 else self._position + size
            found = data[self._position : end]
            self._position += len(found)
            return found

    def _take_line(self):
        with self._contents.lock:
            end = self._contents.data.find(b"\n", self._position) + 1
            return self._take(end - self._position if end else -1)

    def tell(self):
        self._check_()
        return self._position

    def seek(self, offset, whence=0):
        self._check_()
        start = (0, self._position, self._contents.size)[whence]
        if start + offset < 0:
            raise ValueError(f"negative seek position {offset}")
        self._position = start + offset
        return self._position

    def truncate(self, size=None):
        self._may_write()
        size = self._position if size is None else size
        self._contents.truncate(size)
        return size


class FileIO(_Handle, BufferedIOBase):
    """A file of bytes."""

    def read(self, size=-1):
        self._may_read()
        return self._take(size)

    read1 = read

    def readline(self, size=-1):
        self._may_read()
        line = self._take_line()
        if size is not None and 0 <= size < len(line):
            self._position -= len(line) - size
            return line[:size]
        return line

    def write(self, data):
        self._may_write()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        self._put(data)
        return len(data)

    def __repr__(self):
        kind = "BufferedReader" if self.mode == "rb" else "BufferedRandom" if "+" in self.mode else "BufferedWriter"
        return f"<_io.{kind} name={self.name!r}>"


class _TextFile(_Handle):
    """A file of text."""

    newlines = None
    line_buffering = False

    def __init__(self, name, mode, contents, encoding, errors, newline):
        super().__init__(name, mode, contents)
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self._newline = newline
        self._is_iterated = False
        # Lines that have been read ahead, the next one last.
        self._ahead = []

    def __next__(self):
        self._is_iterated = True
        try:
            return self._ahead.pop()
        except IndexError:
            return self._read_ahead()

    def _read_ahead(self):
        """The next line; more are read with it, as CPython does, so that each of them takes less."""
        self._may_read()
        with self._contents.lock:
            if not self._ahead:
                # What is also written is read as it stands.
                data = self._contents.data
                behind = self._position + (0 if self._writes else DEFAULT_BUFFER_SIZE)
                end = data.find(b"\n", behind) + 1
                self._ahead = _lines_of(self._decoded(self._take(end - self._position if end else -1)))
                self._ahead.reverse()
            if not self._ahead:
                self._is_iterated = False
                raise StopIteration
            return self._ahead.pop()

    def _taken_back(self):
        """The text that has been read ahead; it is not any more."""
        lines, self._ahead = self._ahead, []
        return "".join(lines[::-1])

    def tell(self):
        if self._is_iterated:
            raise OSError("telling position disabled by next() call")
        return super().tell()

    def seek(self, offset, whence=0):
        self._check_()
        if whence == 1 and offset:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and offset:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        with self._contents.lock:
            self._ahead = []
            self._is_iterated = False
            return super().seek(offset, whence)

    def _decoded(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1):
        self._may_read()
        with self._contents.lock:
            ahead = self._taken_back()
            if size is None or size < 0:
                return ahead + self._decoded(self._take())
            if size <= len(ahead):
                self._ahead = _lines_of(ahead[size:])[::-1]
                return ahead[:size]
            start = self._position
            size -= len(ahead)
            text = self._decoded(self._take())
            self._position = start + len(text[:size].encode(self.encoding, self.errors))
            return ahead + text[:size]

    def readline(self, size=-1):
        self._may_read()
        with self._contents.lock:
            was_ahead = bool(self._ahead)
            line = self._ahead.pop() if was_ahead else self._decoded(self._take_line())
            if size is None or not 0 <= size < len(line):
                return line
            if was_ahead:
                self._ahead.append(line[size:])
            else:
                self._position -= len(line[size:].encode(self.encoding, self.errors))
            return line[:size]

    def readlines(self, hint=-1):
        if hint is None or hint <= 0:
            return _lines_of(self.read())
        return super().readlines(hint)

    def write(self, text):
        self._may_write()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        shown = text.replace("\n", self._newline) if self._newline not in (None, "", "\n") else text
        self._put(shown.encode(self.encoding, self.errors))
        return len(text)

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


def _lines_of(text):
    """The lines of a text, each with its end."""
    *lines, last = text.split("\n")
    lines = [line + "\n" for line in lines]
    if last:
        lines.append(last)
    return lines


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """A file in memory, for reading (r), writing anew (w), appending (a) or making (x)."""
    import _files

    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not mode or set(mode) - set("rwaxbt+U") or len(set(mode)) != len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    if "b" in mode and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if len(set(mode) & set("rwax")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if isinstance(file, int) and 0 <= file <= 2:
        stream = (sys.__stdin__, sys.__stdout__, sys.__stderr__)[file].buffer
        return stream if "b" in mode else TextIOWrapper(stream, encoding, errors, newline)
    if isinstance(file, int):
        from os import fdopen

        return fdopen(file, mode, buffering, encoding, errors, newline)
    if not isinstance(file, bytes):
        file = _files.text_of(file)
    if "b" not in mode:
        if buffering == 0:
            raise ValueError("can't have unbuffered text I/O")
        return _TextFile(file, mode, _files.open_contents(file, mode), encoding, errors, newline)
    if encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    contents = _files.open_contents(file, mode)
    return FileIO(file, _binary_mode(mode), contents)


def _binary_mode(mode):
    """What a file of bytes says its mode is."""
    plus = "+" if "+" in mode else ""
    if "x" in mode or "a" in mode:
        return ("x" if "x" in mode else "a") + "b" + plus
    return "rb+" if plus else "rb" if "r" in mode else "wb"
