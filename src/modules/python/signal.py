"""Signals that a program sends to itself. Their handlers run in the main thread."""

import enum as _enum
import threading as _threading
from _process import handle as _handle
from _thread import allocate_lock as _allocate_lock, start_new_thread as _start_new_thread
from _threads import send as _send
from time import monotonic as _now


class Signals(_enum.IntEnum):
    """The signals of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64


class Handlers(_enum.IntEnum):
    """What can stand for a handler."""

    SIG_DFL = 0
    SIG_IGN = 1


SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, *_rest = Signals
SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, *_rest = _rest
SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPWR, SIGSYS, SIGRTMIN, SIGRTMAX = _rest
SIGCLD, SIGPOLL, SIGIOT = SIGCHLD, SIGIO, SIGABRT
SIG_DFL, SIG_IGN = Handlers


class Sigmasks(_enum.IntEnum):
    """What `pthread_sigmask` is to do."""

    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = Sigmasks
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = range(3)


class itimer_error(OSError):
    """A timer that cannot be set so."""


ItimerError = itimer_error

NSIG = 65
_IGNORED_BY_DEFAULT = (SIGCHLD, SIGCONT, SIGWINCH, SIGURG)
_arrived = _threading.Condition()
_count = 0
# Signals that are held back, and those among them that have come.
_blocked = set()
_pending = set()


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
        if signalnum in _blocked:
            _pending.add(signalnum)
        else:
            _count += 1
        _arrived.notify_all()
        if signalnum in _blocked:
            return
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
    main = _threading.main_thread().ident
    if _threading.get_ident() == main:
        _deliver(signalnum)
    else:
        _send(main, None, lambda: _deliver(signalnum), True)


def pthread_kill(thread_id, signalnum):
    """Sends a signal to the program, whichever thread is named."""
    raise_signal(signalnum)


class _Timer:
    """Sends SIGALRM at a time, and then again after each interval. Its thread is one that nobody sees."""

    def __init__(self, seconds, interval):
        self.interval = float(interval)
        self._due = _now() + seconds
        self._cancelled = _allocate_lock()
        self._cancelled.acquire()
        _start_new_thread(self._run, ())

    def remaining(self):
        """Seconds until it sends the next signal."""
        return max(self._due - _now(), 0.0)

    def cancel(self):
        """Has it send nothing more."""
        self._cancelled.release()

    def _run(self):
        while not self._cancelled.acquire(True, self.remaining()):
            if self.interval:
                self._due += self.interval
            raise_signal(SIGALRM)
            if not self.interval:
                return


_timer = None


def setitimer(which, seconds, interval=0.0):
    """Has SIGALRM sent after so many seconds, and then again after each interval; what was set before."""
    global _timer
    before = getitimer(which)
    if seconds < 0 or interval < 0:
        raise itimer_error(22, "Invalid argument")
    if _timer is not None:
        _timer.cancel()
    _timer = _Timer(seconds, interval) if seconds > 0 else None
    return before


def getitimer(which):
    """In how many seconds SIGALRM is sent, and after how many again."""
    if which in (ITIMER_VIRTUAL, ITIMER_PROF):
        raise NotImplementedError("timers of processor time are not supported in Interleave")
    if which != ITIMER_REAL:
        raise itimer_error(22, "Invalid argument")
    return (0.0, 0.0) if _timer is None else (_timer.remaining(), _timer.interval)


def alarm(seconds):
    """Has SIGALRM sent after so many seconds; 0 takes it back. In how many seconds it would have been."""
    left = setitimer(ITIMER_REAL, seconds)[0]
    return max(round(left), 1) if left else 0


def pthread_sigmask(how, mask):
    """Holds signals back, or lets them come again; those held back before. It is for all threads."""
    before = {Signals(number) for number in _blocked}
    named = {_checked(number) for number in mask}
    if how not in tuple(Sigmasks):
        raise OSError(22, "Invalid argument")
    now = before | named if how == SIG_BLOCK else before - named if how == SIG_UNBLOCK else named
    for number in now - before:
        # Other processes send it by way of the engine.
        _handle(int(number), lambda number=number: _deliver(number))
    with _arrived:
        _blocked.clear()
        _blocked.update(now - {SIGKILL, SIGSTOP})
        released = _pending - _blocked
        _pending.difference_update(released)
    for number in sorted(released):
        raise_signal(number)
    return before


def sigpending():
    """The signals that have come and are held back."""
    return {Signals(number) for number in _pending}


def sigwait(sigset):
    """Waits for one of the signals, which are held back, and takes it."""
    wanted = {_checked(number) for number in sigset}
    with _arrived:
        while not wanted & _pending:
            _arrived.wait()
        number = min(wanted & _pending)
        _pending.remove(number)
    return Signals(number)


def pause():
    """Waits until a signal has come."""
    with _arrived:
        before = _count
        while _count == before:
            _arrived.wait()


def siginterrupt(signalnum, flag):
    pass
