from concurrent.futures import Future, TimeoutError, CancelledError, InvalidStateError
import threading

promise = Future()
print(promise.done(), promise.running(), promise.cancelled())
try:
    promise.result(timeout=0.01)
except TimeoutError:
    print("not there yet")


def keep(promise):
    promise.set_running_or_notify_cancel()
    promise.set_result({"answer": 42})


threading.Thread(target=keep, args=(promise,)).start()
print(promise.result(timeout=5)["answer"], promise.done())
try:
    promise.set_result("again")
except InvalidStateError as e:
    print("InvalidStateError")

dropped = Future()
print(dropped.cancel(), dropped.cancelled())
try:
    dropped.result()
except CancelledError as e:
    print("cancelled:", type(e).__name__)

broken = Future()
broken.set_exception(KeyError("lost"))
try:
    broken.result()
except KeyError as e:
    print("raised", repr(e), broken.exception() is e)
