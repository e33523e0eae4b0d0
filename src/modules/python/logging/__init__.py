"""Messages with levels: a logger makes records, its handlers write them, their formatters say how."""

import _sys
import os
import sys
import threading
import time

from logging._formatter import (
    BASIC_FORMAT, BufferingFormatter, Formatter, PercentStyle, StrFormatStyle, StringTemplateStyle, _style,
)

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_numbers = {
    "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0,
}
_lock = threading.RLock()


def _after_fork():
    """In a new process: threads that held a lock are not there."""
    global _lock
    _lock = threading.RLock()
    for handler in _handlers:
        handler.createLock()


os.register_at_fork(after_in_child=_after_fork)
_start = time.time()
raiseExceptions = True
logThreads = True
logProcesses = True
logMultiprocessing = True


def getLevelName(level):
    """The name of a numeric level, or the number of a named one."""
    if level in _names:
        return _names[level]
    if level in _numbers:
        return _numbers[level]
    return f"Level {level}"


def getLevelNamesMapping():
    return dict(_numbers)


def addLevelName(level, levelName):
    with _lock:
        _names[level] = levelName
        _numbers[levelName] = level


def _level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _numbers:
        raise ValueError(f"Unknown level: {level!r}")
    return _numbers[level]


class LogRecord:
    """One message with everything that is known about it."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time()
        thread = threading.current_thread()
        self.name = name
        self.msg = msg
        # A single dict is what %(key)s in the message refers to.
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = os.path.basename(pathname)
        self.module = os.path.splitext(self.filename)[0]
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now
        self.msecs = int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _start) * 1000
        self.thread = thread.ident
        self.threadName = thread.name
        processes = sys.modules.get("multiprocessing.process")
        self.processName = processes.current_process().name if processes else "MainProcess"
        self.process = os.getpid()

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        message = str(self.msg)
        if self.args:
            message = message % self.args
        return message


_record_factory = LogRecord


def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory


def getLogRecordFactory():
    return _record_factory


def makeLogRecord(dict):
    """A record with these attributes, as one that came through a queue."""
    record = _record_factory(None, None, "", 0, "", (), None, None)
    for name in dict:
        setattr(record, name, dict[name])
    return record


_default_formatter = Formatter()


class Filter:
    """Lets the records of one logger and those below it pass."""

    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    """What loggers and handlers share: filters, each of which may stop a record."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for each in self.filters:
            passes = each.filter(record) if hasattr(each, "filter") else each(record)
            if not passes:
                return False
        return True


_handlers = []
_named_handlers = {}


class Handler(Filterer):
    """Writes records somewhere, one thread at a time."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _level(level)
        self.formatter = None
        self.createLock()
        _handlers.append(self)

    def createLock(self):
        self.lock = threading.RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name
        _named_handlers[name] = self

    name = property(get_name, set_name)

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        passes = self.filter(record)
        if passes:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passes

    def flush(self):
        pass

    def close(self):
        if self in _handlers:
            _handlers.remove(self)

    def handleError(self, record):
        """Says on standard error that a record could not be written, and why."""
        if not (raiseExceptions and sys.stderr):
            return
        import traceback

        exception = _sys.handled()
        frames = "".join(traceback.format_stack())
        text = "".join(traceback.format_exception(exception))
        if exception.__traceback__ is None:
            # It came about in the library, whose calls are not shown.
            text = "Traceback (most recent call last):\n" + text
        sys.stderr.write(
            "--- Logging error ---\n" + text
            + "Call stack:\n" + frames
            + f"Message: {record.msg!r}\nArguments: {record.args}\n"
        )

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes each record as a line of a stream, standard error unless told otherwise."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()
        finally:
            self.release()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before

    def __repr__(self):
        name = getattr(self.stream, "name", "")
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    """Writes each record as a line of a file."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding
        super().__init__(open(self.baseFilename, mode, encoding=encoding, errors=errors))

    def emit(self, record):
        # A file that was closed is only opened again to have something added to it.
        if self.stream.closed:
            if self.mode == "w":
                return
            self.stream = open(self.baseFilename, self.mode, encoding=self.encoding)
        super().emit(record)

    def close(self):
        self.acquire()
        try:
            self.stream.close()
            super().close()
        finally:
            self.release()

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class NullHandler(Handler):
    """Drops every record."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


class _StderrHandler(StreamHandler):
    """Writes warnings to standard error when a program has set up no handler at all."""

    def __init__(self, level):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


_defaultLastResort = _StderrHandler(WARNING)
lastResort = _defaultLastResort


class Logger(Filterer):
    """Makes records and hands them to its handlers and to those of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _level(level)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        import warnings

        message = "The 'warn' method is deprecated, use 'warning' instead"
        warnings.warn(message, DeprecationWarning)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line, function and stack of the program's own code that is logging."""
        place = _sys.caller(stacklevel - 1)
        if place is None:
            return "(unknown file)", 0, "(unknown function)", None
        stack = None
        if stack_info:
            import traceback

            stack = "Stack (most recent call last):\n" + "".join(traceback.format_stack()).rstrip("\n")
        return place[0], place[1], place[2], stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or hasattr(record, key):
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                setattr(record, key, extra[key])
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        file, line, function, stack = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        record = self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra, stack)
        self.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):
        found = 0
        logger = self
        while logger:
            for handler in list(logger.handlers):
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found == 0:
            if lastResort:
                if record.levelno >= lastResort.level:
                    lastResort.handle(record)
            elif raiseExceptions:
                sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')

    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and manager.disable < level and level >= self.getEffectiveLevel()

    def __reduce__(self):
        return (getLogger, (None,) if self is root else (self.name,))

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def getChildren(self):
        with _lock:
            return {logger for logger in self.manager.loggerDict.values() if logger.parent is self}

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        super().__init__("root", level)


class Manager:
    """Knows every logger by its name, and which is above which."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.loggerDict = {}
        self.loggerClass = None

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            if name in self.loggerDict:
                return self.loggerDict[name]
            logger = (self.loggerClass or _logger_class)(name)
            logger.manager = self
            logger.parent = self._above(name)
            self.loggerDict[name] = logger
            for other in self.loggerDict.values():
                if other.name.startswith(name + ".") and len(other.parent.name) < len(name) or (
                    other.name.startswith(name + ".") and other.parent is self.root
                ):
                    other.parent = logger
            return logger

    def _above(self, name):
        while "." in name:
            name = name[: name.rfind(".")]
            if name in self.loggerDict:
                return self.loggerDict[name]
        return self.root


_logger_class = Logger
root = RootLogger(WARNING)
manager = Manager(root)
Logger.root = root
Logger.manager = manager


def setLoggerClass(klass):
    global _logger_class
    if not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    _logger_class = klass


def getLoggerClass():
    return _logger_class


def getLogger(name=None):
    """The logger of this name, the same one every time; the root logger without a name."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return manager.getLogger(name)


class LoggerAdapter:
    """Adds the same context to every message of a logger."""

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        level = getLevelName(self.logger.getEffectiveLevel())
        return f"<{type(self).__name__} {self.logger.name} ({level})>"


_BASIC_OPTIONS = (
    "filename", "filemode", "stream", "format", "datefmt", "style", "level", "handlers", "force", "encoding", "errors",
)


def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one already."""
    with _lock:
        if kwargs.get("force"):
            for handler in list(root.handlers):
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        for option in kwargs:
            if option not in _BASIC_OPTIONS:
                raise ValueError(f"Unrecognised argument(s): {option}")
        handlers = kwargs.get("handlers")
        if handlers is None:
            if kwargs.get("stream") is not None and kwargs.get("filename") is not None:
                raise ValueError("'stream' and 'filename' should not be specified together")
            if kwargs.get("filename") is not None:
                handlers = [FileHandler(kwargs["filename"], kwargs.get("filemode", "a"), kwargs.get("encoding"))]
            else:
                handlers = [StreamHandler(kwargs.get("stream"))]
        elif kwargs.get("stream") is not None or kwargs.get("filename") is not None:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        style = kwargs.get("style", "%")
        default = _style(style)[1]
        formatter = Formatter(kwargs.get("format", default), kwargs.get("datefmt"), style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        if kwargs.get("level") is not None:
            root.setLevel(kwargs["level"])


def _root():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    _root().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _root().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _root().warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    _root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    _root().error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    _root().critical(msg, *args, **kwargs)


fatal = critical


def log(level, msg, *args, **kwargs):
    _root().log(level, msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    import warnings

    message = "The 'warn' function is deprecated, use 'warning' instead"
    warnings.warn(message, DeprecationWarning)
    warning(msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Drops every message of this level and below, whatever the loggers say."""
    manager.disable = _level(level)


def captureWarnings(capture):
    """Sends what the `warnings` module has to say to the logger `py.warnings`, or no longer."""
    import warnings

    warnings._to_logger = getLogger("py.warnings") if capture else None


def getHandlerByName(name):
    return _named_handlers.get(name)


def shutdown(handlerList=None):
    """Flushes and closes every handler."""
    for handler in list(_handlers):
        handler.flush()
        handler.close()
