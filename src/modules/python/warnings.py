"""Warnings: printed once for each place, filtered, turned into errors or recorded."""

import _sys
import sys
from threading import RLock

_lock = RLock()
_to_logger = None
_registry = set()
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")
# Each is (action, message, category, module, line), the first that fits decides.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_defaults = list(filters)


class WarningMessage:
    """A warning with its place, as `catch_warnings(record=True)` keeps it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        name = self.category.__name__ if self.category else None
        return (
            f"{{message : {self.message!r}, category : {name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    """A warning as text: its place, its class, what it says, and the source line."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = (_sys.source_line(filename, lineno) or "").strip() or None
    if line:
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to standard error."""
    text = formatwarning(message, category, filename, lineno, line)
    if _to_logger is not None and file is None:
        _to_logger.warning("%s", text)
        return
    (sys.stderr if file is None else file).write(text)


_original_showwarning = showwarning


def _matches(pattern, text):
    if not pattern:
        return True
    import re

    return re.compile(pattern, re.I).match(text) is not None


def _action(text, category, module, lineno):
    for action, pattern, kind, where, line in filters:
        if not issubclass(category, kind) or (line and line != lineno):
            continue
        if _matches(pattern, text) and (not where or where == module or _matches(where, module)):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None):
    """Warns about the caller's line, or about that of a caller further out."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    place = _sys.caller(max(stacklevel, 1) - 1)
    if place is None:
        place = ("sys", 1, "", "sys")
    warn_explicit(message, category, place[0], place[1], place[3])


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warns about a place that is given."""
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(message)
    with _lock:
        action = _action(text, category, module, lineno)
        if action == "ignore":
            return
        if action == "error":
            raise message
        key = {
            "once": (text, category),
            "module": (text, category, module),
            "default": (text, category, filename, lineno),
        }.get(action)
        if key is not None:
            if key in _registry:
                return
            _registry.add(key)
        record = _recording
    if record is not None:
        record.append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno)


_recording = None


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a rule for what becomes of warnings."""
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    _insert((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a rule for all warnings of a class, whatever they say and wherever they are."""
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    _insert((action, None, category, None, lineno), append)


def _insert(rule, append):
    with _lock:
        if rule in filters:
            filters.remove(rule)
        if append:
            filters.append(rule)
        else:
            filters.insert(0, rule)
        _registry.clear()


def resetwarnings():
    """Forgets all rules."""
    with _lock:
        filters.clear()
        _registry.clear()


class catch_warnings:
    """Restores the rules at its end, and can record the warnings meanwhile."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._rule = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global _recording
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = list(filters)
        self._before = _recording
        self._shown = showwarning
        _registry.clear()
        log = None
        if self._record:
            log = []
            _recording = log
        if self._rule is not None:
            simplefilter(*self._rule)
        return log

    def __exit__(self, *exception):
        global _recording, showwarning
        filters[:] = self._filters
        _recording = self._before
        showwarning = self._shown
        _registry.clear()
