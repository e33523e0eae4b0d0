"""Functions that a library makes as text, like CPython's `dataclasses` and `namedtuple`: calls of them, their
signatures and their places in tracebacks are those of functions somebody wrote."""


def functions(source, names):
    """The functions that a text defines, by name; `names` are its globals."""
    run = __compiled__(source, "<string>", False, names, True)
    run()
    return __names_of__(run)
