"""The one locale there is: C."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)


class Error(Exception):
    """A locale that is not there."""


def setlocale(category, locale=None):
    if locale in (None, "C", "POSIX"):
        return "C"
    if locale == "":
        return "C.UTF-8"
    raise Error("unsupported locale setting")


def getlocale(category=LC_CTYPE):
    return ("en_US", "UTF-8")


def getdefaultlocale():
    return ("en_US", "UTF-8")


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(string):
    return string
