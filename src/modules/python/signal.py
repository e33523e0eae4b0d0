"""Signals that a program sends to itself. Their handlers run in the main thread."""

import enum as _enum
import threading as _threading
from _process import handle as _handle
from _threads import send as _send


class Signals(_enum.IntEnum):
    """The signals of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28


class Handlers(_enum.IntEnum):
    """What can stand for a handler."""

    SIG_DFL = 0
    SIG_IGN = 1


SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, *_rest = Signals
SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGVTALRM, SIGPROF, SIGWINCH = _rest
SIG_DFL, SIG_IGN = Handlers
ITIMER_REAL = 0
NSIG = 65
_IGNORED_BY_DEFAULT = (SIGCHLD, SIGCONT, SIGWINCH)
_timers = []
_arrived = _threading.Condition()
_count = 0


def default_int_handler(signalnum, frame):
    """Raises KeyboardInterrupt."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}


def _checked(signalnum):
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return signalnum


def signal(signalnum, handler):
    """Has the handler called when the signal comes; the one before."""
    if _threading.current_thread() is not _threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, "Invalid argument")
    before = getsignal(signalnum)
    _handlers[signalnum] = handler
    # Other processes send it by way of the engine.
    _handle(int(signalnum), None if handler == SIG_DFL else lambda: _deliver(signalnum))
    return before


def getsignal(signalnum):
    return _handlers.get(_checked(signalnum), SIG_DFL)


def strsignal(signalnum):
    names = {SIGINT: "Interrupt", SIGTERM: "Terminated", SIGALRM: "Alarm clock", SIGKILL: "Killed", SIGHUP: "Hangup"}
    return names.get(signalnum)


def valid_signals():
    return set(Signals)


def _deliver(signalnum):
    """What the main thread does with a signal."""
    global _count
    with _arrived:
        _count += 1
        _arrived.notify_all()
    handler = getsignal(signalnum)
    if callable(handler):
        import sys

        handler(int(signalnum), sys._getframe(0))
    elif handler == SIG_DFL and signalnum not in _IGNORED_BY_DEFAULT:
        import os

        os._end_by(int(signalnum))


def raise_signal(signalnum):
    """Sends a signal to the program: the main thread handles it before it goes on."""
    _checked(signalnum)
    if _threading.current_thread() is _threading.main_thread():
        _deliver(signalnum)
    else:
        _send(_threading.main_thread().ident, None, lambda: _deliver(signalnum), True)


def pthread_kill(thread_id, signalnum):
    raise_signal(signalnum)


def setitimer(which, seconds, interval=0.0):
    """Has SIGALRM sent after so many seconds, and then again after each interval."""
    if which != ITIMER_REAL:
        raise NotImplementedError("signal.setitimer() of processor time is not supported in Interleave")
    while _timers:
        _timers.pop().cancel()

    def ring():
        if interval:
            setitimer(which, interval, interval)
        raise_signal(SIGALRM)

    if seconds > 0:
        timer = _threading.Timer(seconds, ring)
        timer.daemon = True
        _timers.append(timer)
        timer.start()
    return (0.0, 0.0)


def alarm(seconds):
    """Has SIGALRM sent after so many seconds; 0 takes it back."""
    setitimer(ITIMER_REAL, seconds)
    return 0


def pause():
    """Waits until a signal has come."""
    with _arrived:
        before = _count
        while _count == before:
            _arrived.wait()


def siginterrupt(signalnum, flag):
    pass
