"""Whole numbers drawn between bounds that are floats, texts, or the wrong way round; and what classes are called."""

import collections
import datetime
import functools
import io
import itertools
import queue
import random
import threading
import types
import warnings

warnings.simplefilter("ignore")


def show(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


random.seed(3)
show(random.randint, 1.0, 1)
show(random.randint, 1, 1.0)
show(random.randint, 1.5, 2)
show(random.randint, 1, 2.5)
show(random.randint, 5, 1)
show(random.randint, "1", 2)
show(random.randrange, 1.0)
show(random.randrange, "1")
show(random.randrange, "x")
show(random.randrange, 0)
show(random.randrange, 1, 9, 2.5)
print([random.randint(1, 6.0) for _ in range(10)])

THINGS = [
    collections.deque(), collections.defaultdict(int), collections.OrderedDict(), threading.Lock(), threading.RLock(),
    threading.local(), types.SimpleNamespace(), queue.SimpleQueue(), io.StringIO(), io.BytesIO(), itertools.count(),
    functools.partial(int), datetime.date(2024, 1, 1),
]
for thing in THINGS:
    print(type(thing), type(thing).__module__)
    show(getattr, thing, "missing")
    show(thing.__lt__, 1)
    try:
        thing < 1
    except TypeError as error:
        print(error)
for kind in (collections.Counter, collections.ChainMap, collections.UserDict, collections.UserList, collections.UserString):
    print(kind)
