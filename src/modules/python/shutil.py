"""Copying, moving and removing files and whole folders."""

import os

import _files

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """Something could not be copied."""


class SameFileError(Error):
    """A file was to be copied onto itself."""


class SpecialFileError(OSError):
    """Something that is no plain file was to be copied."""


class ExecError(OSError):
    """A program could not be run."""


class ReadError(OSError):
    """An archive could not be read."""


class RegistryError(Exception):
    """A format of archives is not known."""


def _same(src, dst):
    return os.path.exists(src) and os.path.exists(dst) and os.path.samefile(src, dst)


def copyfileobj(fsrc, fdst, length=0):
    """Copies all that is left of one stream to another."""
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the contents of a file to another file."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source:
        if os.fspath(dst).endswith("/") and not os.path.exists(dst):
            raise FileNotFoundError(f"Directory does not exist: {dst}")
        with open(dst, "wb") as target:
            copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies who may use a file; here all may."""
    os.chmod(dst, os.stat(src).st_mode)


def copystat(src, dst, *, follow_symlinks=True):
    """Copies when a file was changed."""
    found = os.stat(src)
    os.utime(dst, (found.st_atime, found.st_mtime))


def _into(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file to another file, or into a folder."""
    dst = copyfile(src, _into(src, dst))
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """As `copy`; the copy is as old as the file."""
    dst = copyfile(src, _into(src, dst))
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """For `copytree`: a function that leaves out the names that look so."""
    from fnmatch import filter as matching

    def ignore(path, names):
        return {name for pattern in patterns for name in matching(names, pattern)}

    return ignore


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False
):
    """Copies a folder with all that is in it."""
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), list(names)) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Removes a folder with all that is in it."""
    try:
        _files.remove_folder(path, with_contents=True)
    except OSError as error:
        if ignore_errors:
            return
        if onerror is None:
            raise
        failed = [os.lstat] if isinstance(error, FileNotFoundError) else [os.scandir, os.rmdir]
        for function in failed:
            onerror(function, path, (type(error), error, error.__traceback__))


def move(src, dst, copy_function=copy2):
    """Gives a file or a folder another path, or puts it into a folder; the new path."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            return None
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    is_folder = os.path.isdir(src)
    if is_folder and (os.path.abspath(dst) + "/").startswith(os.path.abspath(src) + "/"):
        raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
    if is_folder and os.path.exists(target):
        raise FileExistsError(17, "File exists", os.fspath(target))
    try:
        os.rename(src, target)
    except OSError:
        if is_folder:
            copytree(src, target, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.remove(src)
    return target


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Where a program is; there are none."""
    return None


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines of the terminal, as the environment has them."""
    sizes = []
    for name, other in zip(("COLUMNS", "LINES"), fallback):
        try:
            sizes.append(max(0, int(os.environ[name])) or other)
        except (KeyError, ValueError):
            sizes.append(other)
    return os.terminal_size(sizes)


def disk_usage(path):
    """The room for files, which is in memory: 512 MB."""
    from collections import namedtuple

    os.stat(path)
    return namedtuple("usage", "total used free")(1 << 29, 0, 1 << 29)


def chown(path, user=None, group=None):
    """Says whose file it is; here it is everybody's."""
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    os.stat(path)


def make_archive(base_name, format, root_dir=None, base_dir=None, *options, **more):
    """Refused: there are no archives."""
    raise NotImplementedError("shutil.make_archive is not supported: copy the folder with shutil.copytree")


def unpack_archive(filename, extract_dir=None, format=None, **more):
    """Refused: there are no archives."""
    raise NotImplementedError("shutil.unpack_archive is not supported: there are no archives here")
