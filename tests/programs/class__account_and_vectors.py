import threading
import time
class BankAccount:
    def __init__(self, balance=0):
        self._balance = balance
        self._lock = threading.RLock()
        self.history = []
    @property
    def balance(self):
        with self._lock:
            return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError(f"negative balance: {value:,}")
        self._balance = value
    def deposit(self, amount):
        with self._lock:
            self.balance += amount
            self.history.append(("deposit", amount))
    def withdraw(self, amount):
        with self._lock:
            if amount > self.balance:
                raise InsufficientFunds(self, amount)
            self.balance -= amount
            self.history.append(("withdraw", amount))
    def __repr__(self):
        return f"{type(self).__name__}(balance={self._balance!r})"
    def __enter__(self):
        self._lock.acquire()
        return self
    def __exit__(self, exc_type, exc, tb):
        self._lock.release()
        if exc_type is not None:
            print("exit with", exc_type.__name__, exc, tb is not None)
        return exc_type is ValueError
class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"cannot withdraw {amount} from {account}")
        self.account = account
        self.amount = amount
acct = BankAccount(1_000)
def worker(n):
    for _ in range(n):
        acct.deposit(10)
        acct.withdraw(5)
threads = [threading.Thread(target=worker, args=(100,), name="w%d" % i) for i in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
print(acct, len(acct.history), threads[0].name, threads[0].is_alive())
try:
    acct.withdraw(10**6)
except InsufficientFunds as e:
    print(e, e.amount, e.args)
with acct as a:
    a.balance = -1
try:
    with acct:
        raise KeyError("k")
except KeyError as e:
    print("propagated", e)
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.registry[name] = cls
        return cls
class Base(metaclass=Meta):
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
class Child(Base, tag="T"):
    __slots__ = ()
print(Meta.registry.keys(), Child.tag)
class Vec:
    def __init__(self, *xs): self.xs = xs
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.xs, o.xs)))
    def __mul__(self, k): return Vec(*(x * k for x in self.xs))
    __rmul__ = __mul__
    def __eq__(self, o): return isinstance(o, Vec) and self.xs == o.xs
    def __hash__(self): return hash(self.xs)
    def __repr__(self): return f"Vec{self.xs}"
    def __iter__(self): return iter(self.xs)
    def __len__(self): return len(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __bool__(self): return any(self.xs)
    def __contains__(self, x): return x in self.xs
    def __call__(self, f): return Vec(*map(f, self.xs))
    def __neg__(self): return self * -1
    def __lt__(self, o): return self.xs < o.xs
    def __format__(self, spec): return "<" + ",".join(format(x, spec) for x in self.xs) + ">"
v = Vec(1, 2, 3)
print(v + v, 2 * v, v * 2, v == Vec(1, 2, 3), {v: 1}[Vec(1, 2, 3)], list(v), len(v), v[1:], bool(Vec(0)), 2 in v, v(str), -v, sorted([Vec(2), Vec(1)]), f"{v:.1f}", max(v), sum(v), v != Vec(), not v)
def gen():
    received = yield "start"
    while received:
        received = yield received * 2
g = gen(); print(next(g), g.send(3), g.send("ab"))
try:
    g.send(None)
except StopIteration:
    print("done")
def make_counter():
    count = 0
    def inc(by=1):
        nonlocal count
        count += by
        return count
    def reset(): nonlocal count; count = 0
    return inc, reset
inc, reset = make_counter(); inc(); inc(5); print(inc()); reset(); print(inc())
print([f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
x = 10
def show(*args, sep=", ", **kw): print(sep.join(map(str, args)), kw)
show(1, 2, *[3, 4], sep="|", **{"k": 1}, z=2)
first, *mid, last = "hello"; print(first, mid, last)
(a, b), c = (1, 2), 3; print(a, b, c)
d = {**{"a": 1}, "b": 2}; print(d, {k: v for k, v in d.items() if v > 1})
while True:
    x -= 3
    if x < 0: break
else:
    print("never")
print(x, "yes" if x < 0 else "no", x if x else None)
print("%-10s|%5.2f|%03d" % ("left", 3.14159, 7), "{:>8}|{:^8}|{:<8}".format("r", "c", "l"))
assert x < 0, "msg"
try:
    assert x > 0, f"x was {x}"
except AssertionError as e:
    print("AssertionError:", e)
import sys
print(sys.version_info >= (3, 8), sys.maxsize > 0)
if __name__ == "__main__":
    print("main", __name__)
for i, (k, val) in enumerate({"x": 1, "y": 2}.items(), 1): print(i, k, val, end="; ")
print()
print(*sorted({3, 1, 2}, reverse=True), sep="<")
print(type(acct).__mro__, isinstance(acct, (int, BankAccount)), hasattr(acct, "zzz"), getattr(acct, "zzz", "dflt"))
try:
    acct.nope
except AttributeError as e:
    print(e)
print(" ".join(f"{n:>3}" for n in range(5)), end=".\n")
print(bytes([65, 66]).decode(), b"abc"[1], "é".encode(), bytearray(b"x") if False else "")
