"""Abandoned generators that fail, that go on, that are in cycles, in other generators and in daemons."""

import threading, time
def forever(name):
    try:
        while True:
            yield name
    finally:
        print(name, "closed")
def raising():
    try:
        yield 1
    finally:
        print("about to fail")
        raise KeyError("in finally")
for _ in raising(): break
print("after raising")
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
for _ in stubborn(): break
print("after stubborn")
# in a daemon thread that never ends
def daemon():
    for _ in forever("daemon"):
        time.sleep(10)
threading.Thread(target=daemon, daemon=True).start()
time.sleep(0.05)
# a generator that keeps itself in a cycle
class Box: pass
b = Box()
b.g = forever("cycle")
next(b.g)
b.g2 = b
del b
import gc
gc.collect()
print("collected")
def producer(lock):
    with lock:
        yield "locked"
lock = threading.Lock()
for x in producer(lock):
    print(x, lock.locked())
    break
print(lock.locked())
def nested():
    for a in forever("outer"):
        for b in forever("inner"):
            return a, b
print(nested())
class It:
    def __init__(self): self.g = forever("method")
    def __iter__(self): return self
    def __next__(self): return next(self.g)
for x in It():
    break
print("after It")
def early():
    try:
        for i in range(3):
            yield i
    finally:
        print("early closed")
x, y, z = early()
try:
    p, q = early()
except ValueError as error:
    print(error)
print("after unpack")
print(max(early()), sorted(early()), dict(enumerate(early())))
def gen_with_return():
    try:
        yield 1
        return "r"
    finally:
        print("gr")
def d():
    r = yield from gen_with_return()
    print("result", r)
for x in d(): print(x)
print("end")
left = forever("left over")
next(left)
