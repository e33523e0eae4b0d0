import copy
import threading

base = {"retries": 3, "hosts": ["a", "b"], "limits": {"cpu": 1}}
views = {}


def work(name, settings):
    settings["hosts"].append(name)
    settings["limits"]["cpu"] += 1
    views[name] = settings


threads = [threading.Thread(target=work, args=(n, copy.deepcopy(base))) for n in ("x", "y")]
for t in threads:
    t.start()
    t.join()
print(base)
print(views["x"], views["y"], sep="\n")
shallow = copy.copy(base)
shallow["hosts"].append("shared")
shallow["retries"] = 0
print(base["hosts"], base["retries"])
try:
    copy.deepcopy(threading.Lock())
except TypeError as e:
    print(e)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, [2])
q, r = copy.copy(p), copy.deepcopy(p)
print(q.x, q.y is p.y, r.y == p.y, r.y is p.y)


class Names(list):
    pass


n = Names(["a"])
n.owner = ["me"]
m = copy.deepcopy(n)
print(m, type(m).__name__, m.owner, m.owner is n.owner)
