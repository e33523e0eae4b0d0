"""Paths as objects."""

import fnmatch
import os


class PurePath:
    """A path as text, which need not exist."""

    def __new__(cls, *parts):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *parts):
        joined = os.path.join(*[os.fspath(part) for part in parts]) if parts else ""
        kept = [part for part in joined.split("/") if part not in ("", ".")]
        self._root = "/" if joined.startswith("/") else ""
        self._names = kept

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        return os.path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return os.path.splitext(self.name)[0]

    @property
    def anchor(self):
        return self._root

    root = anchor

    @property
    def parent(self):
        return self._with(self._names[:-1])

    @property
    def parents(self):
        return tuple(self._with(self._names[:count]) for count in range(len(self._names) - 1, -1, -1))

    def _with(self, names):
        made = type(self)()
        made._root, made._names = self._root, list(names)
        return made

    def joinpath(self, *others):
        return type(self)(self, *others)

    def __truediv__(self, other):
        try:
            return type(self)(self, other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def with_name(self, name):
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")
        return self._with(self._names[:-1] + [name])

    def with_suffix(self, suffix):
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def is_absolute(self):
        return bool(self._root)

    def relative_to(self, *other):
        start = type(self)(*other)
        count = len(start._names)
        if start._root != self._root or self._names[:count] != start._names:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(start)!r} OR one path is relative and the other is absolute.")
        made = self._with(self._names[count:])
        made._root = ""
        return made

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def match(self, pattern):
        return fnmatch.fnmatchcase(self.name if "/" not in pattern else str(self), pattern)

    def as_posix(self):
        return str(self)

    def __fspath__(self):
        return str(self)

    def __str__(self):
        return self._root + "/".join(self._names) or "."

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __gt__(self, other):
        return self.parts > other.parts

    def __ge__(self, other):
        return self.parts >= other.parts


class PurePosixPath(PurePath):
    """A path as text, as this system writes it."""


class PosixPath(PurePosixPath):
    """A path among the files in memory."""

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def exists(self):
        return os.path.exists(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    def stat(self):
        return os.stat(self)

    def absolute(self):
        return type(self)(os.path.abspath(self))

    def resolve(self, strict=False):
        if strict:
            os.stat(self)
        return self.absolute()

    def expanduser(self):
        return type(self)(os.path.expanduser(str(self)))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def as_uri(self):
        """The path as an address."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote

        return "file://" + quote(str(self))

    def samefile(self, other_path):
        """Whether another path leads to the same file."""
        return os.path.realpath(self) == os.path.realpath(other_path)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists() and not exist_ok:
            raise FileExistsError(17, "File exists", str(self))
        self.open("a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents:
            return os.makedirs(self, mode, exist_ok)
        try:
            os.mkdir(str(self), mode)
        except FileExistsError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(str(self))

    def unlink(self, missing_ok=False):
        try:
            os.remove(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(str(self), target)
        return type(self)(target)

    replace = rename

    def iterdir(self):
        for name in os.listdir(str(self)):
            yield self / name

    def glob(self, pattern):
        import glob

        for found in glob.glob(os.path.join(str(self), pattern), recursive=True):
            yield type(self)(found)

    def rglob(self, pattern):
        for folder, _, _ in os.walk(str(self)):
            yield from type(self)(folder).glob(pattern)


Path = PosixPath
