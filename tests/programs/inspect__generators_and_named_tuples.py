"""Where generators stand, which modules named tuples of the library belong to, and signals by name and number."""

import concurrent.futures
import difflib
import functools
import inspect
import sched
import selectors
import signal
import threading


def steps():
    seen.append(inspect.getgeneratorstate(running))
    yield 1
    yield 2


seen = []
running = steps()
print(inspect.getgeneratorstate(running))
next(running)
print(seen, inspect.getgeneratorstate(running) == inspect.GEN_SUSPENDED)
print(list(running), inspect.getgeneratorstate(running))
stopped = steps()
stopped.close()
print(inspect.getgeneratorstate(stopped), inspect.GEN_CLOSED)

started, go_on = threading.Event(), threading.Event()


def slow():
    started.set()
    go_on.wait()
    yield "done"


waiting = slow()
thread = threading.Thread(target=next, args=(waiting,))
thread.start()
started.wait()
print(inspect.getgeneratorstate(waiting))
go_on.set()
thread.join()
print(inspect.getgeneratorstate(waiting))

for kind in (sched.Event, selectors.SelectorKey, difflib.Match, type(concurrent.futures.wait([]))):
    print(kind.__module__, kind.__name__)
print(type(inspect.getfullargspec(steps)).__module__, type(functools.lru_cache(slow).cache_info()).__name__)

for name in ("SIGBUS", "SIGURG", "SIGIO", "SIGRTMIN", "SIGRTMAX", "SIGCLD", "SIGPOLL", "SIGIOT", "SIGINT", "SIGWINCH"):
    print(name, int(getattr(signal, name)), repr(getattr(signal, name)))
signal.raise_signal(signal.SIGURG)
