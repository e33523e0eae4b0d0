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
