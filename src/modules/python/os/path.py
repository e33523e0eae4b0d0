"""Paths as text, and what is at them among the files in memory."""

import _files

sep = "/"
altsep = None
extsep = "."
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"


def _text(path):
    if isinstance(path, str):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    """Puts paths together; an absolute one begins anew."""
    path = _text(a)
    for part in p:
        part = _text(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    """The folder and the name of a path."""
    p = _text(p)
    slash = p.rfind("/") + 1
    folder = p[:slash]
    if folder and folder != "/" * len(folder):
        folder = folder.rstrip("/")
    return folder, p[slash:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    """A path without its ending, and the ending with its dot."""
    p = _text(p)
    dot = p.rfind(".")
    slash = p.rfind("/") + 1
    if dot <= slash or not p[slash:dot].strip("."):
        return p, ""
    return p[:dot], p[dot:]


def splitdrive(p):
    return "", p


def normpath(path):
    """The path without empty parts, `.` and `..`."""
    path = _text(path)
    if not path:
        return "."
    root = "/" if path.startswith("/") else ""
    if path.startswith("//") and not path.startswith("///"):
        root = "//"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not root and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    return normpath(join(_files.current_folder(), path))


realpath = abspath


def relpath(path, start="."):
    """The way from one folder to a path."""
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    parts = [".."] * (len(here) - common) + there[common:]
    return "/".join(parts) or "."


def commonprefix(m):
    """The text with which all of these begin."""
    if not m:
        return ""
    low = min(m)
    high = max(m)
    for index in range(len(low)):
        if low[index] != high[index]:
            return low[:index]
    return low


def commonpath(paths):
    """The longest path that all of these lie in."""
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    rows = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    shared = []
    for parts in zip(*rows):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ("/" if paths[0].startswith("/") else "") + "/".join(shared)


def expanduser(path):
    return "/" + path[1:].lstrip("/") if path == "~" or path.startswith("~/") else path


def expandvars(path):
    from os import environ

    for name in environ:
        path = path.replace("${" + name + "}", environ[name]).replace("$" + name, environ[name])
    return path


def normcase(s):
    return _text(s)


def exists(path):
    return _files.look_up(path) is not None


lexists = exists


def isdir(s):
    return isinstance(_files.look_up(s), dict)


def isfile(path):
    return exists(path) and not isdir(path)


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def samefile(f1, f2):
    return abspath(f1) == abspath(f2)


def getsize(filename):
    found = _files.find(filename)
    return 4096 if isinstance(found, dict) else found.size


def getmtime(filename):
    found = _files.find(filename)
    return 0.0 if isinstance(found, dict) else found.changed


getatime = getctime = getmtime
