"""What runs the program."""


def python_version():
    return "3.11.0"


def python_version_tuple():
    return ("3", "11", "0")


def python_implementation():
    return "Interleave"


def python_compiler():
    return ""


def python_build():
    return ("main", "")


def system():
    # Programs ask in order to choose between the ways of Windows and those of others.
    return "Linux"


def machine():
    return "wasm32"


def processor():
    return ""


def node():
    return "localhost"


def release():
    return "1"


def version():
    return "1"


def architecture(executable="", bits="", linkage=""):
    return ("64bit", "")


def platform(aliased=False, terse=False):
    return "Interleave-1-wasm32"


class uname_result(tuple):
    """What `uname` answers: the names of the system and of the machine."""

    def __new__(cls, *parts):
        return tuple.__new__(cls, parts)

    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])
    processor = property(lambda self: self[5])

    def __repr__(self):
        names = ("system", "node", "release", "version", "machine")
        return f"uname_result({', '.join([f'{name}={value!r}' for name, value in zip(names, self)])})"


def uname():
    return uname_result(system(), node(), release(), version(), machine(), processor())
