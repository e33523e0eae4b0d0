"""What `sys.getrefcount` says of lists, instances and what refers to them: as in lectures on the GIL."""

import sys
import threading
import weakref

a = []
print("a new list:", sys.getrefcount(a))
b = a
print("with another name:", sys.getrefcount(a))
c = [a, a]
print("twice in a list:", sys.getrefcount(a))
d = {"key": a}
print("in a dict:", sys.getrefcount(a))
del b
print("after del:", sys.getrefcount(a))
c.pop()
print("after pop:", sys.getrefcount(a))
c = None
d.clear()
print("alone again:", sys.getrefcount(a))


def inside(x):
    return sys.getrefcount(x)


def further(x):
    y = x
    return inside(y)


print("in a function:", inside(a), "further in:", further(a))
print("of nobody:", sys.getrefcount([]), sys.getrefcount(object()), sys.getrefcount({}))


class Account:
    shared = []

    def __init__(self, history=None):
        self.history = history

    def count(self):
        return sys.getrefcount(self)


account = Account(a)
print("an instance:", sys.getrefcount(account), account.count(), "its attribute:", sys.getrefcount(a))
print("a class's attribute:", sys.getrefcount(Account.shared), sys.getrefcount(account.shared))
print("an instance of nobody:", sys.getrefcount(Account()), Account().count())
method = account.count
print("a bound method keeps it:", sys.getrefcount(account))
del method
for item in [account, account]:
    print("in a loop:", sys.getrefcount(item))
del item
print("in a comprehension:", [sys.getrefcount(a) for _ in range(2)])


def outer():
    kept = []

    def inner():
        return sys.getrefcount(kept)

    return inner(), sys.getrefcount(kept)


print("in a closure:", outer())
pair = (a, a)
print("in a tuple:", sys.getrefcount(a), "the tuple:", sys.getrefcount(pair))
del pair
print("three rows:", [sys.getrefcount(row) for row in [[] for _ in range(3)]])
print("one row three times:", [sys.getrefcount(row) for row in [[]] * 3])
circle = []
circle.append(circle)
print("a list in itself:", sys.getrefcount(circle))


class Node:
    def __init__(self):
        self.next = None


first, second = Node(), Node()
first.next, second.next = second, first
print("nodes:", sys.getrefcount(first), sys.getrefcount(second))
del second
print("after del:", sys.getrefcount(first.next))
weak = weakref.ref(first)
print("with a weak reference:", sys.getrefcount(first), sys.getrefcount(weak()))

counted = []


def work(shared):
    counted.append(sys.getrefcount(shared))


shared = []
thread = threading.Thread(target=work, args=(shared,))
print("given to a thread:", sys.getrefcount(shared))
thread.start()
thread.join()
print("in the thread:", counted, "afterwards:", sys.getrefcount(shared))
print("a lock:", sys.getrefcount(threading.Lock()), "a function:", sys.getrefcount(inside))
