"""What a program can ask about the machine it runs on. Its files live in memory; its processes are those
it starts."""

import _sys
import _files
from os import path
from os._pipes import close, dup, fdopen, pipe, read, write
from os._processes import (
    EX_OK, WEXITSTATUS, WIFEXITED, WIFSIGNALED, WIFSTOPPED, WNOHANG, WTERMSIG, _end_by, _exit, abort, fork, getpid, getppid, kill,
    register_at_fork, wait, waitpid, waitstatus_to_exitcode,
)
from os._shell import system

name = "posix"
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_IOERR = 64, 65, 66, 69, 70, 71, 74
EX_TEMPFAIL, EX_NOPERM, EX_CONFIG = 75, 77, 78
PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2

environ = {"HOME": "/", "PATH": "/bin:/usr/bin", "USER": "student", "LANG": "C.UTF-8", "PWD": "/"}


class PathLike:
    """Anything whose `__fspath__` gives a path."""

    def __fspath__(self):
        raise NotImplementedError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def isatty(fd):
    return False


def times():
    from collections import namedtuple
    from time import monotonic, process_time

    kind = namedtuple("times_result", "user system children_user children_system elapsed", module="posix")
    return kind(process_time(), 0.0, 0.0, 0.0, monotonic())


def getlogin():
    return "student"


def cpu_count():
    """How many threads can run at once."""
    return _sys.workers()


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def getloadavg():
    return (0.0, 0.0, 0.0)


def getcwd():
    return _files.current_folder()


def chdir(path):
    _files.change_folder(path)


def listdir(path="."):
    return _files.names(path)


class DirEntry:
    """A name in a folder, as `scandir` gives it."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_dir(self):
        return path.isdir(self.path)

    def is_file(self):
        return path.isfile(self.path)

    def stat(self):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    """An iterator over a folder that may be used in a `with` statement."""

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    return _Entries([DirEntry(path, name) for name in _files.names(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Every folder below a path, with the names of its folders and of its files."""
    top = fspath(top)
    try:
        found = _files.names(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in found if path.isdir(path.join(top, name))]
    files = [name for name in found if not path.isdir(path.join(top, name))]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror)
    if not topdown:
        yield top, folders, files


def mkdir(path, mode=0o777):
    _files.make_folder(path)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and all that it is in."""
    folder = path.dirname(fspath(name).rstrip("/"))
    if folder and not path.exists(folder):
        makedirs(folder, mode, True)
    try:
        mkdir(name, mode)
    except FileExistsError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path):
    _files.remove_file(path)


unlink = remove


def rmdir(path):
    _files.remove_folder(path)


def removedirs(name):
    """Removes a folder, and those around it that are empty then."""
    rmdir(name)
    folder = path.dirname(fspath(name).rstrip("/"))
    while folder and folder != "/" and not listdir(folder):
        rmdir(folder)
        folder = path.dirname(folder)


def rename(src, dst):
    _files.move(src, dst)


replace = rename


def renames(old, new):
    """Renames, and makes the folders that are missing on the way."""
    folder = path.dirname(new)
    if folder:
        makedirs(folder, exist_ok=True)
    rename(old, new)


def truncate(path, length):
    """Makes a file that long."""
    _files.find(path).truncate(length)


def utime(path, times=None):
    """Sets when a file was changed: now, or the second of two moments."""
    found = _files.find(path)
    if not isinstance(found, dict):
        found.changed = _files._now() if times is None else float(times[1])


def umask(mask, /):
    """The mask before; files here have no modes."""
    return 0o022


def nice(increment, /):
    """The niceness, which nobody looks at."""
    return increment


def getpgid(pid, /):
    return getpid() if pid == 0 else pid


def getpgrp():
    return getpid()


def getpriority(which, who):
    return 0


def sysconf(name, /):
    """What the machine has of something: processors, or bytes in a page."""
    if name in ("SC_NPROCESSORS_ONLN", "SC_NPROCESSORS_CONF"):
        return cpu_count()
    if name in ("SC_PAGE_SIZE", "SC_PAGESIZE"):
        return 4096
    raise ValueError("unrecognized configuration name")


class stat_result:
    """What `stat` tells of a file."""

    def __init__(self, found):
        is_folder = isinstance(found, dict)
        self.st_mode = 0o040755 if is_folder else 0o100644
        self.st_size = 4096 if is_folder else found.size
        self.st_mtime = self.st_ctime = self.st_atime = 0.0 if is_folder else found.changed
        self.st_uid = self.st_gid = 1000
        self.st_nlink = 1


def stat(path):
    return stat_result(_files.find(path))


lstat = stat


def access(path, mode):
    return _files.look_up(path) is not None


def chmod(path, mode):
    _files.find(path)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def urandom(size):
    """Bytes that nobody can predict."""
    found = []
    while len(found) < size:
        number = _sys.entropy()
        for _ in range(8):
            found.append(number & 255)
            number >>= 8
    return bytes(found[:size])


def strerror(code):
    return f"Unknown error {code}"


class _Names:
    """What `uname` answers."""

    def __init__(self, *names):
        self.sysname, self.nodename, self.release, self.version, self.machine = names
        self._names = names

    def __getitem__(self, index):
        return self._names[index]

    def __len__(self):
        return len(self._names)

    def __iter__(self):
        return iter(self._names)


def uname():
    return _Names("Linux", "localhost", "1", "1", "wasm32")


class terminal_size:
    """Columns and lines of a terminal."""

    def __init__(self, size):
        self.columns, self.lines = size

    def __getitem__(self, index):
        return (self.columns, self.lines)[index]

    def __iter__(self):
        return iter((self.columns, self.lines))

    def __len__(self):
        return 2

    def __repr__(self):
        return f"os.terminal_size(columns={self.columns}, lines={self.lines})"


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


def sched_yield():
    from time import sleep

    sleep(0)


def _refused(function, instead):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"os.{function} is not supported: {instead}")

    refuse.__name__ = function
    return refuse


_NUMBERED = (
    "O_APPEND", "O_CLOEXEC", "O_CREAT", "O_EXCL", "O_NONBLOCK", "O_SYNC", "O_TRUNC", "fdatasync", "fstat", "fsync",
    "ftruncate", "lseek", "open",
)


def __getattr__(name):
    # Few programs know open files by numbers.
    if name in _NUMBERED:
        import os._descriptors

        return getattr(os._descriptors, name)
    raise AttributeError(f"module 'os' has no attribute {name!r}")


_PROCESSES = "there are no other programs here; use multiprocessing.Process"
popen = _refused("popen", _PROCESSES)
execv = _refused("execv", _PROCESSES)
