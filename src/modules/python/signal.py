"""The names of signals. Nobody sends any here: a program is stopped beside it."""

SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGABRT, SIGFPE, SIGKILL, SIGSEGV = 1, 2, 3, 4, 6, 8, 9, 11
SIGPIPE, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGCHLD = 13, 14, 15, 10, 12, 17
SIG_DFL, SIG_IGN = 0, 1
NSIG = 65


def _default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


default_int_handler = _default_int_handler
_handlers = {SIGINT: default_int_handler}


def signal(signalnum, handler):
    """Notes the handler. It is never called."""
    import threading

    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    before = _handlers.get(signalnum, SIG_DFL)
    _handlers[signalnum] = handler
    return before


def getsignal(signalnum):
    return _handlers.get(signalnum, SIG_DFL)


def _refused(name, instead):
    def refuse(*args):
        raise NotImplementedError(f"signal.{name} is not supported: {instead}")

    return refuse


alarm = _refused("alarm", "use threading.Timer")
setitimer = _refused("setitimer", "use threading.Timer")
pause = _refused("pause", "use threading.Event().wait()")
raise_signal = _refused("raise_signal", "use an exception, or threading.Event")
pthread_kill = _refused("pthread_kill", "use threading.Event")
sigwait = _refused("sigwait", "use threading.Event().wait()")
