"""Which base a class has, what `inspect` finds in it, and what its functions close over."""

import abc
import inspect
import threading


class Vehicle:
    pass


class Car(Vehicle):
    wheels = 4

    def drive(self):
        return self.wheels


class Index(Vehicle, dict):
    pass


class Crash(Vehicle, Exception):
    pass


for kind in (Car, Index, Crash, int, bool, KeyError, abc.ABC, threading.Thread, threading.Timer, object, type):
    print(kind.__base__)
print(inspect.getmembers(Car, inspect.isfunction)[0][0], [name for name, _ in inspect.getmembers(Car(), inspect.ismethod)])


def outer(first, second):
    third = 1

    def inner():
        return first + third

    return inner


print(outer(1, 2).__code__.co_freevars, outer.__code__.co_freevars, outer.__code__.co_argcount)
