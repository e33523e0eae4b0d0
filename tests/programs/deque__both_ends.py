"""A deque as students meet it: a queue, a stack, a window over the last few values."""

from collections import deque

line = deque(["Ann", "Bob", "Cleo"])
line.append("Dan")
line.appendleft("Zoe")
print(line, len(line))
print(line.popleft(), line.pop(), list(line))
print(line[0], line[-1], "Bob" in line, "Eve" in line)
line[1] = "Ben"
del line[0]
print(line)

window = deque(maxlen=3)
for value in range(6):
    window.append(value)
    print(list(window), sum(window) / len(window))
print(window, window.maxlen, line.maxlen)
window.appendleft(99)
window.extend([7, 8])
window.extendleft([1, 2])
print(window)

ring = deque("abcdef")
ring.rotate(2)
print("".join(ring))
ring.rotate(-3)
print("".join(ring), ring.index("a"), ring.count("z"), ring.index("b", 2, 9))
ring.reverse()
ring.insert(1, "X")
ring.remove("c")
print(list(ring), list(reversed(ring)))
copy = ring.copy()
ring.clear()
print(ring, bool(ring), len(copy), copy == deque(copy), deque([1, 2]) < deque([1, 3]))
print(deque([1]) + deque([2]), deque([1, 2]) * 2)

itself = deque([1])
itself.append(itself)
print(itself)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, "-", error)


attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[3])
attempt(lambda: deque([1]).remove(5))
attempt(lambda: deque([1]).index(5))
attempt(lambda: deque([1], maxlen=-1))
attempt(lambda: deque([1, 2], maxlen=2).insert(0, 3))
attempt(lambda: deque(5))


def grow():
    changing = deque([1, 2, 3])
    for item in changing:
        changing.append(item)


attempt(grow)


class Card:
    def __init__(self, rank):
        self.rank = rank

    def __eq__(self, other):
        return isinstance(other, Card) and self.rank == other.rank


hand = deque([Card(3), Card(5), Card(5)])
print(Card(5) in hand, hand.count(Card(5)), hand.index(Card(5)), Card(9) in hand)
hand.remove(Card(5))
print([card.rank for card in hand])


class History(deque):
    def __init__(self):
        super().__init__(maxlen=2)

    def append(self, item):
        super().append(item.upper())


history = History()
for word in ("ls", "cd", "pwd"):
    history.append(word)
print(history, list(history))
