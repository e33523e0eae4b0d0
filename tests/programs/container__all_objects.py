"""A program can look through all objects, as one that closes files at its end does."""
import atexit
import gc
import threading


class Node:
    def __init__(self, name):
        self.name = name


def report():
    print("at exit", sorted(thing.name for thing in gc.get_objects() if isinstance(thing, Node)))


atexit.register(report)
nodes = [Node("a"), Node("b")]
nodes[0].other = nodes[1]
print(sum(isinstance(thing, Node) for thing in gc.get_objects()))
nodes.append([Node("c")])
del nodes[1]


def look():
    print(sorted(thing.name for thing in gc.get_objects() if isinstance(thing, Node)))


thread = threading.Thread(target=look)
thread.start()
thread.join()
print(any(thing is nodes for thing in gc.get_objects()), gc.get_freeze_count(), gc.get_debug())
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("x"), gc.is_tracked(nodes[0]))
