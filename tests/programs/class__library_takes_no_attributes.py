"""What CPython writes in C has no attributes but its own; a subclass has."""
import collections
import datetime
import hashlib
import itertools
import queue
import threading

things = [
    threading.Lock(), threading.RLock(), queue.SimpleQueue(), collections.deque(), itertools.count(),
    hashlib.sha256(), datetime.date(2024, 1, 2), datetime.timedelta(1), datetime.timezone.utc,
]
for thing in things:
    for action in (lambda: setattr(thing, "label", "A"), lambda: thing.label, lambda: thing.__dict__):
        try:
            action()
            print("done")
        except AttributeError as error:
            print(error)
    try:
        vars(thing)
        print("done")
    except TypeError as error:
        print(error)
try:
    threading.Lock().acquire = print
except AttributeError as error:
    print(error)


class Named(collections.deque):
    """Has attributes."""


named = Named([1, 2])
named.label = "A"
print(named, named.label)
for thing in (threading.Event(), threading.Condition(), queue.Queue(), collections.OrderedDict(), threading.local()):
    thing.label = "B"
    print(thing.label)
