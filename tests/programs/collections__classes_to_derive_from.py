"""UserDict, UserList and UserString: what a subclass overrides is used by all methods."""
import collections
import json
import threading
from collections import UserDict, UserList, UserString


class Counting(UserDict):
    """A dict that counts its writes under a lock."""

    def __init__(self, *args, **kwargs):
        self.lock = threading.RLock()
        self.writes = 0
        super().__init__(*args, **kwargs)

    def __setitem__(self, key, item):
        with self.lock:
            self.writes += 1
            super().__setitem__(str(key), item)

    def __missing__(self, key):
        return f"no {key}"


def fill(shared, start):
    for number in range(start, start + 50):
        shared[number] = number


shared = Counting(a=1, b=2)
threads = [threading.Thread(target=fill, args=(shared, 100 * start)) for start in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared.writes, len(shared), shared["zz"], shared.get("zz"), "zz" in shared, shared.pop("a"), shared.setdefault("c", 3))
small = Counting({"x": 1}, y=2)
small.update([("z", 3)])
print(small, small.writes, small.keys(), small.items(), list(small.values()), small == {"x": 1, "y": 2, "z": 3}, small.data)
print(small | {"w": 0}, {"w": 0} | small, type(small.copy()).__name__, dict(small), {**small}, isinstance(small, dict), sorted(small))
del small["x"]
try:
    del small["x"]
except KeyError as error:
    print("KeyError", error)
print(UserDict.fromkeys("ab", 0), small.popitem(), len(small), bool(UserDict()), json.dumps(small.data))


class Log(UserList):
    def append(self, item):
        super().append(f"[{len(self)}] {item}")


log = Log()
log.append("one")
log.append("two")
log += ["three"]
print(log, log[0], log[1:], type(log[1:]).__name__, len(log), "three" in log, log + [4], [0] + log, log * 2, log == log.data)
log.sort(reverse=True)
log.reverse()
log.extend(UserList([1, 2]))
log.remove(1)
print(log, log.pop(), log.index("three"), log.count("x"), list(reversed(log)), UserList("abc") < UserList("abd"), [*log])
text = UserString("Hello, thread")
print(text, repr(text), text.upper(), type(text.upper()).__name__, text[0:5], text + "!", "t" in text, len(text), text.split(", "), text == "Hello, thread")
print(f"{text!s:>20}", text.replace("thread", "lock"), text.startswith("He"), UserString(12) * 2, int(UserString("7")), hash(text) == hash("Hello, thread"))
print(collections.UserDict.__mro__[1].__name__, isinstance(log, list), isinstance(text, str))
