"""What a program can ask about its interpreter, and the streams it writes to."""

import _sys


class TextIOWrapper:
    """A stream of text to the outside: standard output (1) or standard error (2)."""

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    closed = False

    def __new__(cls, buffer, *args, **kwargs):
        if not isinstance(buffer, int):
            # Of a program's own, around any stream of bytes.
            from io import _Wrapped

            cls = _Wrapped
        return object.__new__(cls)

    def __init__(self, number, name, mode):
        self._number = number
        self.name = name
        self.mode = mode

    @property
    def buffer(self):
        """The same stream, of bytes."""
        from io import _StandardBytes

        return _StandardBytes(self)

    def write(self, text):
        return __native_print__(self._number, text)

    def writelines(self, lines):
        self.write("".join(lines))

    def flush(self):
        if self._number == 1:
            _sys.flush()

    def fileno(self):
        return self._number

    def isatty(self):
        return False

    def writable(self):
        return self._number > 0

    def readable(self):
        return self._number == 0

    def seekable(self):
        return False

    @property
    def line_buffering(self):
        return self._number == 2 or self._number == 1 and _sys.by_line()

    def reconfigure(self, *, line_buffering=None, write_through=None, **options):
        if self._number == 1 and (line_buffering is not None or write_through is not None):
            _sys.set_by_line(bool(line_buffering or write_through))

    def close(self):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='utf-8'>"


class _Input(TextIOWrapper):
    """Standard input, line by line as `input` reads it."""

    def write(self, text):
        from io import UnsupportedOperation

        raise UnsupportedOperation("not writable")

    def readline(self, size=-1):
        try:
            return input() + "\n"
        except EOFError:
            return ""

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self):
        return list(self)

    def read(self, size=-1):
        return "".join(self.readlines())


__stdin__ = stdin = _Input(0, "<stdin>", "r")
__stdout__ = stdout = TextIOWrapper(1, "<stdout>", "w")
__stderr__ = stderr = TextIOWrapper(2, "<stderr>", "w")


class _Version:
    """Five parts that read like a tuple, and have names."""

    def __init__(self, name, parts, names):
        self._name = name
        self._parts = parts
        self._names = names
        for index in range(len(names)):
            setattr(self, names[index], parts[index])

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, index):
        return self._parts[index]

    def __iter__(self):
        return iter(self._parts)

    def __eq__(self, other):
        return self._parts == tuple(other)

    def __lt__(self, other):
        return self._parts < tuple(other)

    def __le__(self, other):
        return self._parts <= tuple(other)

    def __gt__(self, other):
        return self._parts > tuple(other)

    def __ge__(self, other):
        return self._parts >= tuple(other)

    def __hash__(self):
        return hash(self._parts)

    def __repr__(self):
        shown = [f"{self._names[i]}={self._parts[i]!r}" for i in range(len(self._parts))]
        return f"{self._name}({', '.join(shown)})"


version_info = _Version(
    "sys.version_info", (3, 11, 0, "final", 0), ("major", "minor", "micro", "releaselevel", "serial")
)
version = "3.11.0 (Interleave)"
hexversion = 0x030B00F0
api_version = 1013
copyright = ""
platform = "linux"
byteorder = "little"
maxsize = 9223372036854775807
maxunicode = 1114111
executable = ""
prefix = ""
exec_prefix = ""
flags = _Version(
    "sys.flags",
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, 0, False, -1),
    (
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
        "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
        "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
    ),
)
float_info = _Version(
    "sys.float_info",
    (1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1),
    (
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
        "rounds",
    ),
)
int_info = _Version(
    "sys.int_info",
    (30, 4, 4300, 640),
    ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"),
)
hash_info = _Version(
    "sys.hash_info",
    (64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0),
    ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"),
)
implementation = _Version("namespace", ("interleave", "interleave-311", version_info), ("name", "cache_tag", "version"))
thread_info = _Version("sys.thread_info", ("pthread", None, None), ("name", "lock", "version"))
builtin_module_names = ("_sys", "_thread", "_time", "builtins", "math", "sys")
path = [""]
warnoptions = []
dont_write_bytecode = True
argv = list(__arguments__)


def exit(status=None, /):
    """Ends the program, in the main thread, or the calling thread."""
    if status is None:
        raise SystemExit
    raise SystemExit(status)


def exc_info():
    """Class, value and traceback of the exception being handled."""
    exception = _sys.handled()
    if exception is None:
        return (None, None, None)
    return (type(exception), exception, exception.__traceback__)


exception = _sys.handled


def getswitchinterval():
    return _sys.switch_interval()


def setswitchinterval(interval, /):
    """Sets how long a thread keeps the others waiting, in the schedules in which threads take turns."""
    if not isinstance(interval, (int, float)):
        raise TypeError(f"must be real number, not {type(interval).__name__}")
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _sys.set_switch_interval(float(interval))


def getrecursionlimit():
    return _sys.recursion_limit()


def setrecursionlimit(limit, /):
    """How many calls inside of calls there may be; beyond 100,000 is not honoured."""
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _sys.set_recursion_limit(limit)


def get_int_max_str_digits():
    """How many decimal digits of an integer are read or shown; 0 for any number."""
    return _sys.max_str_digits()


def set_int_max_str_digits(maxdigits):
    """Sets how many decimal digits of an integer are read or shown."""
    if not isinstance(maxdigits, int):
        raise TypeError(f"'{type(maxdigits).__name__}' object cannot be interpreted as an integer")
    if 0 != maxdigits < int_info.str_digits_check_threshold:
        raise ValueError(
            f"maxdigits must be 0 or larger than {int_info.str_digits_check_threshold}"
        )
    _sys.set_max_str_digits(maxdigits)


def getsizeof(object, default=None):
    """Roughly how many bytes an object takes, as CPython would say."""
    if isinstance(object, bool) or object is None:
        return 28 if object is not None else 16
    if isinstance(object, int):
        return 24 + 4 * max(1, (abs(object).bit_length() + 29) // 30)
    if isinstance(object, float):
        return 24
    if isinstance(object, str):
        return 49 + len(object)
    if isinstance(object, bytes):
        return 33 + len(object)
    if isinstance(object, tuple):
        return 40 + 8 * len(object)
    if isinstance(object, list):
        return 56 + 8 * len(object)
    if isinstance(object, dict):
        return 64 if not object else 232 * max(1, len(object) // 5)
    if isinstance(object, set):
        return 216 if len(object) < 5 else 64 * len(object)
    return 48


def getrefcount(object, /):
    """How many references there are to an object: nobody counts them, so all are looked at.

    The one of the call is among them, as in CPython.
    """
    import _weakref

    return _weakref.references(object) - 1


def intern(string, /):
    return string


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def is_finalizing():
    return False


def _is_gil_enabled():
    return False


def _getframe(depth=0, /):
    """A call under way: 0 is the caller's own."""
    frame = _sys.frame(depth)
    if frame is None:
        raise ValueError("call stack is not deep enough")
    return frame


def _current_frames():
    """The innermost call under way of every thread, by the thread's ident."""
    return dict(_sys.calls())


_tracers = {}
_tracing = {}


def settrace(function, /):
    """Has a function told of every call and every line of the calling thread's program, or nobody."""
    from _threads import get_ident

    if function is None:
        _tracers.pop(get_ident(), None)
    else:
        _tracers[get_ident()] = function
    _sys.trace(function is not None)


def getprofile():
    return None


def gettrace():
    from _threads import get_ident

    return _tracers.get(get_ident())


class _Moment:
    """A call under way, at the line that is about to be executed."""

    def __init__(self, frame, line):
        self._frame = frame
        self.f_lineno = line

    def __getattr__(self, name):
        return getattr(self._frame, name)


def _traced(depth, event, line):
    """Tells the function of this call what happens in it; at its beginning, the one of the thread."""
    from _threads import get_ident

    place = (get_ident(), depth)
    function = _tracers.get(place[0]) if event == "call" else _tracing.get(place)
    if function is None:
        return
    try:
        frame = _sys.frame(0)
        answer = function(_Moment(frame, frame.f_code.co_firstlineno if event == "call" else line), event, None)
    except BaseException:
        settrace(None)
        raise
    _tracing[place] = answer if answer is not None or event == "call" else function


def setprofile(function, /):
    if function is not None:
        raise NotImplementedError("sys.setprofile is not supported: use time.perf_counter()")


def excepthook(type, value, traceback, /):
    """Writes the traceback of an exception to standard error."""
    stderr.write(__traceback_text__(value))


__excepthook__ = excepthook


def displayhook(value, /):
    if value is not None:
        print(repr(value))



class _Modules:
    """The modules imported so far, by name."""

    def __getitem__(self, name):
        return _sys.modules()[name]

    def __contains__(self, name):
        return name in _sys.modules()

    def __iter__(self):
        return iter(_sys.modules())

    def __len__(self):
        return len(_sys.modules())

    def get(self, name, default=None):
        return _sys.modules().get(name, default)

    def keys(self):
        return _sys.modules().keys()

    def values(self):
        return _sys.modules().values()

    def items(self):
        return _sys.modules().items()


modules = _Modules()
