"""Files that live in memory: a tree of folders and files, which begins with the program's own text and
ends with the program.

Every operation on the tree holds one lock, and each file has a lock of its own, so threads can share
both as they share the files of a machine.
"""

from threading import RLock
from time import time as _now

ENOENT, EEXIST, ENOTDIR, EISDIR, ENOTEMPTY = 2, 17, 20, 21, 39

_FAULTS = {
    ENOENT: (FileNotFoundError, "No such file or directory"),
    EEXIST: (FileExistsError, "File exists"),
    ENOTDIR: (NotADirectoryError, "Not a directory"),
    EISDIR: (IsADirectoryError, "Is a directory"),
    ENOTEMPTY: (OSError, "Directory not empty"),
}


def fault(number, path, other=None):
    """The exception of a failed operation, in the system's words."""
    kind, message = _FAULTS[number]
    if other is None:
        return kind(number, message, text_of(path))
    return kind(number, message, text_of(path), None, text_of(other))


class Contents:
    """The bytes of a file."""

    def __init__(self):
        self.lock = RLock()
        self.data = b""
        self.changed = _now()

    @property
    def data(self):
        """All bytes."""
        if self._added:
            with self.lock:
                self._data = b"".join([self._data, *self._added])
                self._added = []
        return self._data

    @data.setter
    def data(self, data):
        with self.lock:
            self._data = data
            # What has been written behind that, until somebody looks.
            self._added = []
            self.size = len(data)

    def write(self, position, data):
        with self.lock:
            if position == self.size:
                self._added.append(data)
                self.size += len(data)
            else:
                before = self.data[:position]
                before += bytes(position - len(before))
                self.data = before + data + self.data[position + len(data) :]
            self.changed = _now()

    def truncate(self, size):
        with self.lock:
            self.data = self.data[:size] + bytes(max(0, size - len(self.data)))
            self.changed = _now()

    def forget(self):
        """The file has been removed."""


class _Nothing(Contents):
    """The contents of `/dev/null`: what is written is gone."""

    def write(self, position, data):
        pass


_lock = RLock()
# A folder is a dict from names to what is in it.
_root = {"tmp": {}, "home": {}}
_folder = "/"


def current_folder():
    return _folder


def change_folder(path):
    global _folder
    with _lock:
        if not isinstance(find(path), dict):
            raise fault(ENOTDIR, path)
        _folder = "/" + "/".join(_parts(path))


def _parts(path):
    """The names on the way from the root to a path."""
    path = text_of(path)
    parts = []
    for part in (path if path.startswith("/") else _folder + "/" + path).split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return parts


def text_of(path):
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if isinstance(path, bytes):
        path = path.decode()
    if not isinstance(path, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return path


def look_up(path):
    """What is at a path: a dict for a folder, Contents for a file, or None."""
    if path == "/dev/null":
        return _Nothing()
    with _lock:
        place = _root
        for part in _parts(path):
            if not isinstance(place, dict) or part not in place:
                return None
            place = place[part]
        return place


def _add_program():
    """Puts the program's text where the program says that it is, and begins in the folder it was started from."""
    global _folder
    from sys import argv, modules

    from _sys import source_line

    file = getattr(modules["__main__"], "__file__", "")
    given = "/" + "/".join([part for part in argv[0].split("/") if part != "."])
    if file.startswith("/"):
        # What was given behind that folder; an absolute path does not say which it was.
        own = given if not argv[0].startswith("/") and file.endswith(given) else file[file.rindex("/") :]
        _folder = file[: -len(own)] or "/"
    lines = []
    while (line := source_line(file, len(lines) + 1)) is not None:
        lines.append(line + "\n")
    place = _root
    *folders, name = _parts(file) or [""]
    for folder in folders:
        place = place.setdefault(folder, {})
    if lines:
        place[name] = contents = Contents()
        contents.data = "".join(lines).encode()


def find(path):
    """What is at a path; an error when there is nothing."""
    found = look_up(path) if text_of(path) else None
    if found is None:
        raise fault(ENOENT, path)
    return found


def _parent(path, blame=None):
    """The folder that a path is in, and the path's last name."""
    parts = _parts(path)
    if not parts or not text_of(path):
        raise fault(ENOENT, blame or path)
    folder = look_up("/" + "/".join(parts[:-1]))
    if folder is None:
        raise fault(ENOENT, blame or path)
    if not isinstance(folder, dict):
        raise fault(ENOTDIR, blame or path)
    return folder, parts[-1]


def open_contents(path, mode):
    """The contents of a file as `open` with this mode finds, makes or empties them."""
    with _lock:
        found = look_up(path)
        if isinstance(found, dict):
            raise fault(EISDIR, path)
        if "x" in mode and found is not None:
            raise fault(EEXIST, path)
        if found is None:
            if "r" in mode:
                raise fault(ENOENT, path)
            folder, name = _parent(path)
            found = folder[name] = Contents()
        elif "w" in mode:
            found.truncate(0)
        return found


def names(path):
    with _lock:
        folder = find(path)
        if not isinstance(folder, dict):
            raise fault(ENOTDIR, path)
        return list(folder)


def make_folder(path):
    with _lock:
        if look_up(path) is not None:
            raise fault(EEXIST, path)
        folder, name = _parent(path)
        folder[name] = {}


def remove_file(path):
    with _lock:
        if isinstance(find(path), dict):
            raise fault(EISDIR, path)
        folder, name = _parent(path)
        removed = folder.pop(name)
    removed.forget()


def put(path, contents):
    """Has other contents at a path; an error when it can be no file's."""
    with _lock:
        folder, name = _parent(path)
        folder[name] = contents


def remove_folder(path, with_contents=False):
    with _lock:
        found = find(path)
        if not isinstance(found, dict):
            raise fault(ENOTDIR, path)
        if found and not with_contents:
            raise fault(ENOTEMPTY, path)
        folder, name = _parent(path)
        del folder[name]
    _forget_all(found)


def _forget_all(folder):
    for found in folder.values():
        if isinstance(found, dict):
            _forget_all(found)
        else:
            found.forget()


def move(source, target):
    with _lock:
        if look_up(source) is None:
            raise fault(ENOENT, source, target)
        moved = find(source)
        there = look_up(target)
        if isinstance(there, dict) and not isinstance(moved, dict):
            raise fault(EISDIR, source, target)
        folder, name = _parent(target, source)
        old_folder, old_name = _parent(source)
        del old_folder[old_name]
        folder[name] = moved


_add_program()
