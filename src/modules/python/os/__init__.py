"""What a program can ask about the machine it runs on. There are no files and no other processes here."""

import _sys
from os import path

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


def getpid():
    return 4242


def getppid():
    return 1


def getuid():
    return 1000


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
    return "/"


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
    return _Names("Interleave", "localhost", "1", "1", "wasm32")


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


def _exit(status):
    raise NotImplementedError("os._exit is not supported: use sys.exit in the main thread")


def sched_yield():
    from time import sleep

    sleep(0)


def _refused(function, instead):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"os.{function} is not supported: {instead}")

    refuse.__name__ = function
    return refuse


_FILES = "there are no files here; io.StringIO holds text in memory"
_PROCESSES = "there are no other programs here; use threading.Thread"
open = _refused("open", _FILES)
listdir = _refused("listdir", _FILES)
scandir = _refused("scandir", _FILES)
walk = _refused("walk", _FILES)
mkdir = _refused("mkdir", _FILES)
makedirs = _refused("makedirs", _FILES)
remove = _refused("remove", _FILES)
unlink = _refused("unlink", _FILES)
rename = _refused("rename", _FILES)
replace = _refused("replace", _FILES)
rmdir = _refused("rmdir", _FILES)
removedirs = _refused("removedirs", _FILES)
chdir = _refused("chdir", _FILES)
chmod = _refused("chmod", _FILES)
stat = _refused("stat", _FILES)
access = _refused("access", _FILES)
pipe = _refused("pipe", "use queue.Queue")
fork = _refused("fork", _PROCESSES)
system = _refused("system", _PROCESSES)
popen = _refused("popen", _PROCESSES)
kill = _refused("kill", _PROCESSES)
execv = _refused("execv", _PROCESSES)
wait = _refused("wait", _PROCESSES)
waitpid = _refused("waitpid", _PROCESSES)
