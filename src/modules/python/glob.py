"""Finding files by patterns such as `*.txt`."""

import os
from fnmatch import filter as _matching


def has_magic(s):
    return any(sign in s for sign in "*?[")


def _below(folder):
    """A folder and all folders in it, as `**` means."""
    yield folder
    for name in sorted(os.listdir(folder or ".")):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            yield from _below(path)


def iglob(pathname, *, recursive=False):
    folder, pattern = os.path.split(os.fspath(pathname))
    if not has_magic(folder):
        folders = [folder] if os.path.isdir(folder or ".") else []
    elif recursive and os.path.basename(folder) == "**":
        folders = [deep for start in [os.path.dirname(folder)] for deep in _below(start)]
    else:
        folders = [found for found in iglob(folder, recursive=recursive) if os.path.isdir(found)]
    for found in folders:
        if not has_magic(pattern):
            names = [pattern] if os.path.exists(os.path.join(found, pattern)) else []
        else:
            names = _matching(os.listdir(found or "."), pattern)
            if not pattern.startswith("."):
                names = [name for name in names if not name.startswith(".")]
        for name in names:
            yield os.path.join(found, name)


def glob(pathname, *, recursive=False):
    return list(iglob(pathname, recursive=recursive))


def escape(pathname):
    return "".join("[" + sign + "]" if sign in "*?[" else sign for sign in pathname)
