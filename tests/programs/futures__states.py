"""What a future goes through: pending, running, cancelled, finished; and who is told."""

import concurrent.futures
import sys
import threading
from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor

future = Future()
print(future.done(), future.running(), future.cancelled(), future._state)
calls = []
future.add_done_callback(lambda f: calls.append(("first", f.result())))
future.add_done_callback(lambda f: calls.append(("second", f is future)))
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
future.set_result("value")
print(future.done(), future.result(), future.exception(), calls)
future.add_done_callback(lambda f: calls.append("at once"))
print(calls[-1])
try:
    future.set_result(1)
except InvalidStateError as error:
    print("InvalidStateError", str(error).split(" at ")[0], str(error).split("state=")[1])
try:
    future.set_exception(KeyError("k"))
except InvalidStateError as error:
    print(type(error).__mro__[1].__name__, isinstance(error, Exception))

failed = Future()
failed.set_exception(LookupError("lost"))
print(repr(failed.exception()))
try:
    failed.result()
except LookupError as error:
    print("raised", error, error is failed.exception())

dropped = Future()
dropped.add_done_callback(lambda f: print("told:", f.cancelled()))
print(dropped.cancel(), dropped.cancelled(), dropped.done(), dropped._state)
print(dropped.cancel(), dropped.set_running_or_notify_cancel(), dropped._state)
for ask in (dropped.result, dropped.exception):
    try:
        ask()
    except CancelledError as error:
        print(repr(error), CancelledError.__module__)

waiting = Future()
for ask in (waiting.result, waiting.exception):
    try:
        ask(timeout=0.01)
    except concurrent.futures.TimeoutError as error:
        print(repr(error), concurrent.futures.TimeoutError is TimeoutError)
for state in (waiting, dropped, failed, future):
    print(repr(state).split(" at ")[0], repr(state).split("state=")[1])

# A call that is under way cannot be cancelled; one that waits can.
gate = threading.Event()
started = threading.Event()


def hold():
    started.set()
    gate.wait()
    return "held"


with ThreadPoolExecutor(1) as pool:
    running = pool.submit(hold)
    queued = pool.submit(print, "never")
    started.wait()
    print(running.running(), running.cancel(), queued.running(), queued.cancel(), queued.cancelled())
    gate.set()
    print(running.result())

# Closing a pool and cancelling what it has not begun.
gate.clear()
started.clear()
pool = ThreadPoolExecutor(1)
running = pool.submit(hold)
started.wait()
queued = [pool.submit(print, "never") for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
print(running.result(), [future.cancelled() for future in queued])
try:
    pool.submit(hold)
except RuntimeError as error:
    print(error)

# Whoever waits is woken by whoever sets the result.
answer = Future()
threading.Timer(0.02, answer.set_result, args=[42]).start()
print(answer.result(timeout=5))


class Own(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def raise_own():
    raise Own(7)


with ThreadPoolExecutor() as pool:
    task = pool.submit(raise_own)
    try:
        task.result()
    except Own as error:
        print(error, error.code, error is task.exception())
    stop = pool.submit(sys.exit, 3)
    print(repr(stop.exception()))
