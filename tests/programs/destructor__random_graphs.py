"""Objects that refer to each other at random: each dies once, and just when nothing refers to it any more."""

import random

random.seed(7)
died = []


class Node:
    count = 0

    def __init__(self):
        Node.count += 1
        self.name = Node.count
        self.links = []

    def __del__(self):
        died.append(self.name)


def links_of(node):
    """The names of the nodes that can be reached from one, by older nodes only, so that there are no cycles."""
    found = {node.name}
    for other in node.links:
        found |= links_of(other)
    return found


names = [Node() for _ in range(8)]
for step in range(300):
    at, to = random.randrange(8), random.randrange(8)
    what = random.randrange(5)
    if what == 0:
        names[at] = Node()
    elif what == 1:
        names[at] = names[to]
    elif what == 2 and names[to].name < names[at].name:
        names[at].links.append(names[to])
    elif what == 3 and names[at].links:
        names[at].links.pop(random.randrange(len(names[at].links)))
    elif what == 4:
        names[at].links.clear()
    reachable = set()
    for node in names:
        reachable |= links_of(node)
    del node
    assert len(died) == len(set(died)), "died twice"
    assert not reachable & set(died), "died while something referred to it"
    assert len(reachable) + len(died) == Node.count, "lives though nothing refers to it"
print(Node.count, len(died), sum(died))
names.clear()
print(len(died) == Node.count)
