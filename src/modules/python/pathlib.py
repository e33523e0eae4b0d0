"""Paths as objects."""

import fnmatch
import os

_NO_LINKS = "the files of a program live in memory, and have no links"
_WINDOWS_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    name + digit for name in ("COM", "LPT") for digit in "123456789\xb9\xb2\xb3"
}


def _texts(args):
    for arg in args:
        if isinstance(arg, PurePath):
            yield from arg.parts
            continue
        text = os.fspath(arg)
        if not isinstance(text, str):
            raise TypeError(
                f"argument should be a str object or an os.PathLike object returning str, not {type(text)!r}"
            )
        yield text


class _Parents(tuple):
    """The folders around a path, the nearest one first."""

    def __getitem__(self, index):
        try:
            return tuple.__getitem__(self, index)
        except IndexError:
            raise IndexError(index) from None

    def __repr__(self):
        return f"<{self._kind}.parents>"


class PurePath(os.PathLike):
    """A path as text, which need not exist."""

    __slots__ = ("_drive_", "_root_", "_names_")
    _separator_ = "/"

    def __new__(cls, *args):
        made = object.__new__(PurePosixPath if cls is PurePath else cls)
        made._set_("", "", [], args)
        return made

    def __reduce__(self):
        return type(self), self.parts

    def _set_(self, drive, root, names, args):
        """Becomes the path that texts lead to from another one."""
        for text in _texts(args):
            new_drive, new_root, rest = self._split_(text)
            if new_drive and new_drive.lower() != drive.lower():
                drive, root, names = new_drive, new_root, []
            elif new_root:
                drive, root, names = new_drive or drive, new_root, []
            names = names + self._names_of_(rest)
        self._drive_, self._root_, self._names_ = drive, root, names

    def _names_of_(self, text):
        return [name for name in text.split(self._separator_) if name and name != "."]

    def _with_(self, names, *args):
        """The path of the same kind with these names, and what comes behind them."""
        made = object.__new__(type(self))
        made._set_(self._drive_, self._root_, names, args)
        return made

    @staticmethod
    def _split_(text):
        rest = text.lstrip("/")
        slashes = len(text) - len(rest)
        # POSIX lets two slashes mean something of their own.
        return "", "//" if slashes == 2 else "/" if slashes else "", rest

    def _folded_(self):
        """What paths are compared by."""
        return list(self.parts)

    @property
    def parts(self):
        """The names on the way to the path, beginning with what it is anchored at."""
        anchor = self._drive_ + self._root_
        return (anchor, *self._names_) if anchor else tuple(self._names_)

    @property
    def name(self):
        """The last name."""
        return self._names_[-1] if self._names_ else ""

    @property
    def suffix(self):
        """The ending of the name, with its dot."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All endings of the name."""
        name = self.name
        return [] if name.endswith(".") else ["." + ending for ending in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its ending."""
        return self.name[: len(self.name) - len(self.suffix)]

    @property
    def drive(self):
        """The drive, which only paths of Windows have."""
        return self._drive_

    @property
    def root(self):
        """The slash that an absolute path begins with."""
        return self._root_

    @property
    def anchor(self):
        """The drive and the root."""
        return self._drive_ + self._root_

    @property
    def parent(self):
        """The folder that the path is in."""
        return self._with_(self._names_[:-1]) if self._names_ else self

    @property
    def parents(self):
        """All folders around the path."""
        found = _Parents(self._with_(self._names_[:count]) for count in range(len(self._names_) - 1, -1, -1))
        found._kind = type(self).__name__
        return found

    def joinpath(self, *args):
        """The path that others lead to from here."""
        return self._with_(self._names_, *args)

    def __truediv__(self, key):
        try:
            return self._with_(self._names_, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        made = object.__new__(type(self))
        try:
            made._set_("", "", [], (key, self))
        except TypeError:
            return NotImplemented
        return made

    def with_name(self, name):
        """The path with another last name."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        drive, root, rest = self._split_(name)
        if drive or root or name.endswith(("/", self._separator_)) or len(self._names_of_(rest)) != 1:
            raise ValueError(f"Invalid name {name!r}")
        return self._with_(self._names_[:-1] + [name])

    def with_stem(self, stem):
        """The path with another last name and the same ending."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another ending, or none."""
        if "/" in suffix or self._separator_ in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._with_(self._names_[:-1] + [self.stem + suffix])

    def is_absolute(self):
        """Whether the path does not depend on the current folder."""
        return bool(self._root_)

    def is_reserved(self):
        """Whether the system keeps the name for itself."""
        return False

    def relative_to(self, *other):
        """The way from another path to this one."""
        if not other:
            raise TypeError("need at least one argument")
        start = self._with_([])
        start._set_("", "", [], other)
        steps, start_steps = self._steps_(), start._steps_()
        count = len(start_steps)
        fold = str.lower if self._separator_ == "\\" else str
        if list(map(fold, steps[:count])) != list(map(fold, start_steps)) or not count and (self._drive_ or self._root_):
            shown = str(start) if count else ""
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {shown!r} OR one path is relative and the other is absolute."
            )
        made = self._with_([])
        # A drive alone does not say where on it a path begins.
        made._drive_, made._root_ = "", self._root_ if count == 1 else ""
        made._names_ = self._names_[len(start._names_) :]
        return made

    def _steps_(self):
        """The drive, the root and the names, each by itself, as far as the path is anchored."""
        anchor = [self._drive_, self._root_] if self._root_ else [self._drive_] if self._drive_ else []
        return anchor + self._names_

    def is_relative_to(self, *other):
        """Whether the path lies below another one."""
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def match(self, path_pattern):
        """Whether the last names fit those of a pattern, all names if it is absolute."""
        pattern = self._with_([])
        pattern._set_("", "", [], (path_pattern,))
        wanted, own = pattern._folded_(), self._folded_()
        if not wanted:
            raise ValueError("empty pattern")
        if pattern._drive_ or pattern._root_:
            drives = pattern._drive_.lower() in ("", self._drive_.lower())
            if not drives or pattern._root_ not in ("", self._root_) or len(own) != len(wanted):
                return False
            wanted = wanted[1:]
        if len(wanted) > len(own):
            return False
        return all(fnmatch.fnmatchcase(name, part) for name, part in zip(reversed(own), reversed(wanted)))

    def as_posix(self):
        """The path with slashes."""
        return str(self).replace(self._separator_, "/")

    def as_uri(self):
        """The path as an address."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote

        text = self.as_posix()
        if len(self._drive_) == 2:
            return "file:///" + self._drive_ + quote(text[2:])
        return ("file:" if self._drive_ else "file://") + quote(text)

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def __str__(self):
        return self._drive_ + self._root_ + self._separator_.join(self._names_) or "."

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def _comparable_(self, other):
        return isinstance(other, PurePath) and other._separator_ == self._separator_

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._comparable_(other) and self._folded_() == other._folded_()

    def __hash__(self):
        return hash(tuple(self._folded_()))

    def __lt__(self, other):
        return self._folded_() < other._folded_() if self._comparable_(other) else NotImplemented

    def __le__(self, other):
        return self._folded_() <= other._folded_() if self._comparable_(other) else NotImplemented

    def __gt__(self, other):
        return self._folded_() > other._folded_() if self._comparable_(other) else NotImplemented

    def __ge__(self, other):
        return self._folded_() >= other._folded_() if self._comparable_(other) else NotImplemented


class PurePosixPath(PurePath):
    """A path as text, as this system writes it."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path as text, as Windows writes it."""

    __slots__ = ()
    _separator_ = "\\"

    @staticmethod
    def _split_(text):
        text = text.replace("/", "\\")
        if text.startswith("\\\\") and not text.startswith("\\\\\\"):
            server, _, rest = text[2:].partition("\\")
            share, _, below = rest.partition("\\")
            if server and share:
                return "\\\\" + server + "\\" + share, "\\", below.lstrip("\\")
        drive = text[:2] if text[1:2] == ":" and text[0].isascii() and text[0].isalpha() else ""
        rest = text[len(drive) :].lstrip("\\")
        return drive, "\\" if len(drive) + len(rest) < len(text) else "", rest

    def _folded_(self):
        return [part.lower() for part in self.parts]

    def is_absolute(self):
        return bool(self._drive_ and self._root_)

    def is_reserved(self):
        if not self._names_ or self._drive_.startswith("\\\\"):
            return False
        return self.name.partition(".")[0].partition(":")[0].rstrip(" ").upper() in _WINDOWS_DEVICES


class Path(PurePath):
    """A path among the files in memory."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if issubclass(cls, PureWindowsPath):
            raise NotImplementedError(f"cannot instantiate {cls.__name__!r} on your system")
        return PurePath.__new__(PosixPath if cls is Path else cls, *args)

    @classmethod
    def cwd(cls):
        """The current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's folder."""
        return cls("~").expanduser()

    def exists(self):
        """Whether there is a file or a folder."""
        return os.path.exists(self)

    def is_file(self):
        """Whether there is a file."""
        return os.path.isfile(self)

    def is_dir(self):
        """Whether there is a folder."""
        return os.path.isdir(self)

    def is_mount(self):
        """Whether a disk begins here."""
        return os.path.ismount(self)

    def is_symlink(self):
        """Whether there is a link, of which there are none."""
        return False

    is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def stat(self, *, follow_symlinks=True):
        """What is known about the file."""
        return os.stat(self)

    def lstat(self):
        """What is known about the file or link."""
        return self.stat(follow_symlinks=False)

    def owner(self):
        """Whose file it is."""
        self.stat()
        return os.getlogin()

    def group(self):
        """Which group's file it is."""
        return self.owner()

    def absolute(self):
        """The path from the root, with all its names."""
        return self if self.is_absolute() else self._with_([], os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root without `..`."""
        found = self._with_([], os.path.realpath(self))
        if strict:
            for path in [*reversed(self.parents), self]:
                path.stat()
        return found

    def expanduser(self):
        """The path with the user's folder for a `~`."""
        if self._root_ or not self.name or not self._names_[0].startswith("~"):
            return self
        home = os.path.expanduser(self._names_[0])
        if home.startswith("~"):
            raise RuntimeError("Could not determine home directory.")
        return self._with_([], home, *self._names_[1:])

    def samefile(self, other_path):
        """Whether another path leads to the same file."""
        for path in (self, other_path):
            os.stat(path)
        return os.path.samefile(self, other_path)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Opens the file."""
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        """All text of the file."""
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Makes this the text of the file."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def read_bytes(self):
        """All bytes of the file."""
        with self.open("rb") as file:
            return file.read()

    def write_bytes(self, data):
        """Makes these the bytes of the file."""
        view = memoryview(data)
        with self.open("wb") as file:
            return file.write(view)

    def chmod(self, mode, *, follow_symlinks=True):
        """Says who may use the file; here all may."""
        os.chmod(self, mode)

    def lchmod(self, mode):
        """Says who may use the file or link."""
        self.chmod(mode, follow_symlinks=False)

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file, or makes it as new as now."""
        if exist_ok and self.exists():
            os.utime(self)
        else:
            self.open("a" if exist_ok else "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes the folder, with `parents` also those around it."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Removes the folder, which has to be empty."""
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.remove(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Gives the file another path, which is the answer."""
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        """As `rename`, also onto another file."""
        os.replace(self, target)
        return type(self)(target)

    def symlink_to(self, target, target_is_directory=False):
        """Refused: there are no links."""
        raise NotImplementedError(f"Path.symlink_to is not supported: {_NO_LINKS}")

    def hardlink_to(self, target):
        """Refused: there are no links."""
        raise NotImplementedError(f"Path.hardlink_to is not supported: {_NO_LINKS}")

    def readlink(self):
        """Where a link leads; an error, as nothing is a link."""
        self.stat()
        raise OSError(22, "Invalid argument", str(self))

    def iterdir(self):
        """The paths of all that is in the folder."""
        for name in os.listdir(self):
            yield self._with_(self._names_ + [name])

    def glob(self, pattern):
        """The paths below this one that fit a pattern; `**` stands for any folders."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        yield from self._search_((), pattern)

    def rglob(self, pattern):
        """The paths that fit a pattern, here and in all folders below."""
        yield from self._search_(("**",), pattern)

    def _search_(self, parts, pattern):
        wanted = PurePosixPath(pattern)
        if wanted._root_:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts += tuple(wanted._names_)
        for part in parts:
            if "**" in part and part != "**":
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        return self._selected_(parts, pattern.endswith("/")) if self.is_dir() else iter(())

    def _selected_(self, parts, only_folders):
        """The paths below this one that the parts of a pattern lead to."""
        part, rest = parts[0], parts[1:]
        if part == "**":
            seen = set()
            for folder in self._folders_():
                for path in folder._selected_(rest, only_folders) if rest else [folder]:
                    if path not in seen:
                        seen.add(path)
                        yield path
            return
        if any(sign in part for sign in "*?["):
            names = fnmatch.filter(os.listdir(self), part)
        else:
            names = [part]
        for name in names:
            path = self._with_(self._names_ + [name])
            if rest or only_folders:
                if path.is_dir():
                    yield from path._selected_(rest, only_folders) if rest else [path]
            elif path.exists():
                yield path

    def _folders_(self):
        """This folder and all folders below."""
        yield self
        for path in self.iterdir():
            if path.is_dir():
                yield from path._folders_()


class PosixPath(Path, PurePosixPath):
    """A path among the files in memory, as this system writes it."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path among the files of Windows, which cannot be made here."""

    __slots__ = ()
