"""Copying, moving and removing files and whole folders."""

import os

import _files


class Error(OSError):
    """Something could not be copied."""


class SameFileError(Error):
    """A file was to be copied onto itself."""


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.abspath(src) == os.path.abspath(dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def copytree(src, dst, dirs_exist_ok=False):
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in os.listdir(src):
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, dirs_exist_ok)
        else:
            copy(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    try:
        _files.remove_folder(path, with_contents=True)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst):
    target = os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst
    os.rename(src, target)
    return target


def which(cmd, mode=1, path=None):
    return None


def get_terminal_size(fallback=(80, 24)):
    return os.terminal_size(fallback)


class _Usage:
    """How large a disk is, and how full."""

    def __init__(self, total, used, free):
        self.total, self.used, self.free = total, used, free

    def __iter__(self):
        return iter((self.total, self.used, self.free))

    def __getitem__(self, index):
        return (self.total, self.used, self.free)[index]

    def __repr__(self):
        return f"usage(total={self.total}, used={self.used}, free={self.free})"


def disk_usage(path):
    """The room for files, which is in memory: 512 MB."""
    os.stat(path)
    return _Usage(1 << 29, 0, 1 << 29)


def ignore_patterns(*patterns):
    """For `copytree`: a function that leaves out the names that look so."""
    from fnmatch import filter as matching

    def ignore(path, names):
        return {name for pattern in patterns for name in matching(names, pattern)}

    return ignore
