"""Finding files by patterns such as `*.txt`."""

import os
from fnmatch import filter as _matching


def has_magic(s):
    """Whether a text is a pattern, and not just a name."""
    return any(sign in s for sign in (b"*?[" if isinstance(s, bytes) else "*?["))


def _names(folder, only_folders, hidden):
    """The names in a folder, none when there is no such folder."""
    try:
        found = os.listdir(folder or ".")
    except OSError:
        return []
    return [
        name for name in found
        if (hidden or not name.startswith(".")) and (not only_folders or os.path.isdir(os.path.join(folder, name)))
    ]


def _below(folder, only_folders, hidden):
    """All that is in a folder and in the folders in it, as paths from there."""
    for name in _names(folder, only_folders, hidden):
        yield name
        for deeper in _below(os.path.join(folder, name), only_folders, hidden):
            yield os.path.join(name, deeper)


def _found(pathname, root, recursive, hidden, only_folders):
    if not has_magic(pathname):
        there = os.path.join(root, pathname)
        if os.path.exists(there) if os.path.basename(pathname) else os.path.isdir(there):
            yield pathname
        return
    folder, pattern = os.path.split(pathname)
    folders = _found(folder, root, recursive, hidden, True) if folder != pathname and has_magic(folder) else [folder]
    for folder in folders:
        there = os.path.join(root, folder)
        if recursive and pattern == "**":
            names = _below(there, only_folders, hidden)
            yield os.path.join(folder, "")
        elif has_magic(pattern):
            names = _matching(_names(there, only_folders, hidden or pattern.startswith(".")), pattern)
        elif not pattern:
            names = [pattern] if os.path.isdir(there) else []
        else:
            names = [pattern] if os.path.exists(os.path.join(there, pattern)) else []
        for name in names:
            yield os.path.join(folder, name)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that fit a pattern, one after the other."""
    if dir_fd is not None:
        raise NotImplementedError("glob with dir_fd= is not supported: use root_dir=")
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    if isinstance(pathname, bytes):
        root = root.decode() if isinstance(root, bytes) else root
        found = _found(pathname.decode(), root, recursive, include_hidden, False)
        return (path.encode() for path in found if path)
    # `**` at the beginning also finds the folder the search begins in, which has no name.
    return (path for path in _found(pathname, root, recursive, include_hidden, False) if path)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that fit a pattern: `*` is any text in a name, `**` with `recursive=True` any folders."""
    return list(iglob(
        pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden
    ))


def escape(pathname):
    """A pattern that fits only this path."""
    if isinstance(pathname, bytes):
        return escape(pathname.decode()).encode()
    return "".join("[" + sign + "]" if sign in "*?[" else sign for sign in pathname)
