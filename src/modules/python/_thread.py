"""The bare way to start threads, for programs that do without `threading`."""

import sys
from _threads import LockType, RLock, allocate_lock, get_ident, start_thread

allocate = allocate_lock
error = RuntimeError
TIMEOUT_MAX = 9223372036.0


def start_new_thread(function, args, kwargs={}, /):
    """Calls a function in a thread of its own, which nobody waits for; answers its ident."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    def begin():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as failure:
            # Nobody can handle it, so it is shown without what it comes from.
            failure.__cause__ = None
            text = __traceback_text__(failure)
            sys.stderr.write(f"Exception ignored in thread started by: {function!r}\n{text}")

    return start_thread(begin, False)


start_new = start_new_thread


def exit():
    """Ends the thread that calls it."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    """Has the main thread handle a signal as if it came from the keyboard."""
    from signal import raise_signal

    raise_signal(signum)


def get_native_id():
    """The number an operating system would know the thread by."""
    import threading

    return threading.get_native_id()


def stack_size(size=0):
    """The size asked for earlier; stacks here grow as needed."""
    import threading

    return threading.stack_size(size)


def _count():
    """How many threads run besides the main one."""
    import threading

    return threading.active_count() - 1
