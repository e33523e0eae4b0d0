import threading


class Promise:
    def __init__(self, func, *args):
        self._event = threading.Event()
        self._value = self._error = None
        threading.Thread(target=self._run, args=(func, args)).start()

    def _run(self, func, args):
        try:
            self._value = func(*args)
        except Exception as error:
            self._error = error
        finally:
            self._event.set()

    def get(self, timeout=None):
        if not self._event.wait(timeout):
            raise TimeoutError("no answer yet")
        if self._error is not None:
            raise self._error
        return self._value


print(Promise(sum, [1, 2, 3]).get())
print(Promise("-".join, ["a", "b"]).get())
try:
    Promise(int, "seven").get()
except ValueError as e:
    print("ValueError:", e)
gate = threading.Event()
late = Promise(gate.wait)
try:
    late.get(timeout=0.01)
except TimeoutError as e:
    print("TimeoutError:", e)
gate.set()
print(late.get())
