"""What the other modules have in common: the end of a process, and its log."""

import atexit
import os

from multiprocessing import process

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING, WARNING = 0, 5, 10, 20, 25, 30
_after_fork = []
# The log, once somebody has asked for it: until then nothing is noted.
_logger = None
# What is called before children are waited for.
_before_the_end = []


def register_after_fork(obj, func):
    """Has a function called with an object in every process that is started from now on."""
    _after_fork.append((obj, func))


def _run_after_forkers():
    _before_the_end.clear()
    for obj, func in _after_fork:
        func(obj)


def _exit_function():
    """Ends the children that are daemons, and waits for all."""
    info("process shutting down")
    debug('running all "atexit" finalizers with priority >= 0')
    while _before_the_end:
        _before_the_end.pop()()
    children = process.active_children()
    for child in children:
        if child.daemon:
            info("calling terminate() for daemon %s", child.name)
            child.terminate()
    for child in children:
        info("calling join() for process %s", child.name)
        child.join()
    debug('running the remaining "atexit" finalizers')


atexit.register(_exit_function)


def get_logger():
    """The log of this module."""
    global _logger
    if _logger is None:
        import logging

        _logger = logging.getLogger("multiprocessing")
        _logger.propagate = False
    return _logger


def sub_debug(msg, *args):
    _note(SUBDEBUG, msg, args)


def debug(msg, *args):
    _note(DEBUG, msg, args)


def info(msg, *args):
    _note(INFO, msg, args)


def sub_warning(msg, *args):
    _note(SUBWARNING, msg, args)


def _note(level, message, args):
    if _logger is not None:
        _logger.log(level, message, *args)


def log_to_stderr(level=None):
    """Shows the log on standard error."""
    import logging

    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("[%(levelname)s/%(processName)s] %(message)s"))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger


def is_exiting():
    return False


class Finalize:
    """A function that is called once, when it is asked for or at the end."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        self._call = (callback, args, kwargs or {})
        self._pid = os.getpid()

    def __call__(self):
        call, self._call = self._call, None
        if call is not None and self._pid == os.getpid():
            callback, args, kwargs = call
            return callback(*args, **kwargs)

    def cancel(self):
        self._call = None

    def still_active(self):
        return self._call is not None
