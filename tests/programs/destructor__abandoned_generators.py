"""Generators that are left before their end: what stands in a `finally` is done when nobody has them any more."""

import itertools, threading, contextlib, time

def numbers(name):
    try:
        print(name, "opened")
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print(name, "closed")

print("-- break")
for n in numbers("a"):
    if n == 2:
        break
print("after break")

print("-- next of a temporary")
print(next(numbers("b")))
print("after next")

print("-- del")
g = numbers("c")
next(g)
del g
print("after del")

print("-- rebound")
g = numbers("d")
next(g)
g = None
print("after None")

print("-- local")
def first():
    g = numbers("e")
    return next(g)
print(first())

print("-- return from loop")
def find():
    for n in numbers("f"):
        if n == 3:
            return n
print(find())

print("-- exception")
def fail():
    for n in numbers("g"):
        if n == 1:
            raise ValueError(n)
try:
    fail()
except ValueError as e:
    print("caught", e)
print("after except")

print("-- with inside")
class Resource:
    def __enter__(self):
        print("enter"); return self
    def __exit__(self, *exc):
        print("exit", exc[0])
def lines():
    with Resource() as r:
        for i in range(5):
            yield i
for line in lines():
    print(line)
    break
print("after with")

print("-- two names")
g = numbers("h")
h = g
next(g)
del g
print("still there", next(h))
del h
print("gone")

print("-- not begun")
g = numbers("never")
del g

print("-- delegation")
def outer():
    try:
        yield from numbers("inner")
    finally:
        print("outer closed")
for n in outer():
    break
print("after delegation")

print("-- in a container")
things = [numbers("i"), numbers("j")]
for t in things: next(t)
del t
things.pop(0)
print("popped")
things.clear()
print("cleared")

print("-- GeneratorExit")
def catches():
    try:
        yield 1
    except GeneratorExit:
        print("GeneratorExit seen")
        raise
for _ in catches(): break
print("-- finished")
def short():
    try:
        yield 1
        yield 2
    finally:
        print("short closed")
print(list(short()), sum(short()))
for x in short(): pass
print("-- zip")
for x, y in zip(range(2), numbers("z")):
    print(x, y)
print("after zip")
for x in itertools.islice(numbers("sl"), 2):
    print(x)
print("after islice")
@contextlib.contextmanager
def cm():
    try:
        yield 1
    finally:
        print("cm closed")
with cm() as c:
    print(c)
print("-- attribute")
class Holder: pass
o = Holder()
o.g = numbers("k")
next(o.g)
del o
print("after o")
print("-- genexp")
e = (x for x in numbers("l"))
next(e)
del e
print("after genexp")
print("-- thread")
def work():
    for n in numbers("t"):
        if n == 1: break
    print("thread ends")
t = threading.Thread(target=work); t.start(); t.join()
first_of = next((n for n in numbers("any") if n > 2), None)
print(first_of)
print(any(n > 2 for n in numbers("any2")))
a, *rest = [1]
last = numbers("at the end")
next(last)
print("end of program")
