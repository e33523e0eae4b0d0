"""`map` and `filter` with functions that are not the program's own, over things that are."""

import itertools
import math
import operator
import threading


class Amount:
    """Knows its absolute value, its length and its truth, and says when it is asked."""

    def __init__(self, amount):
        self.amount = amount

    def __abs__(self):
        return Amount(abs(self.amount))

    def __len__(self):
        return abs(self.amount)

    def __bool__(self):
        print("is", self.amount, "anything?")
        return self.amount != 0

    def __str__(self):
        return f"<{self.amount}>"

    def __eq__(self, other):
        return isinstance(other, Amount) and self.amount == other.amount

    def __hash__(self):
        return hash(self.amount)


amounts = [Amount(-2), Amount(0), Amount(3)]

print(list(map(abs, range(-3, 4))), sum(map(abs, [-1.5, True, 10**20])))
print(list(map(str, map(abs, amounts))), list(map(len, amounts)))
print([str(amount) for amount in filter(None, amounts)])
print([str(amount) for amount in filter(bool, amounts)])
print([str(amount) for amount in filter(len, amounts)])
print(list(filter(None, [0, 1, "", "a", [], [0], None, {}, 0.0, 2.5])))
print(list(map(int, ["1", " 2", "0x"[:1]])), list(map(float, "1 2.5".split())), list(map(str.upper, ["a", "b"])))
print(list(map(pow, range(4), [2] * 3)), list(map(max, [1, 5], [4, 2])), list(map(operator.add, "ab", "cd")))
print(list(map(math.sqrt, [4, 9])), list(map({"a": 1}.get, "ab")), list(map(isinstance, [1, "a"], [int, int])))
print(list(filter(str.isdigit, "a1b22")), list(filter({2, 3}.__contains__, range(5))))

# A function that changes something is called once for each item, whatever its answer is.
stock = {number: Amount(number % 2) for number in range(4)}
print(list(filter(stock.pop, range(4))), stock)
seen = []
print(list(map(seen.append, range(3))), seen)
names = {Amount(1): "one", Amount(2): "two"}
print(list(map(names.get, [Amount(2), Amount(1), Amount(0)])))

# Iterators that stand on iterators.
rows = [map(abs, [-1, -2]), map(abs, [-3]), iter([])]
print(list(map(next, rows, [0] * 3)), list(map(list, rows)))
nested = iter(range(3))
for _ in range(500):
    nested = map(abs, nested)
print(sum(nested))
print(next(map(abs, [-7])), next(filter(None, [0, 0]), "nothing"), next(map(abs, []), "nothing"))

for function, items in ((abs, [1, "a"]), (int, ["1", "x"]), (len, [[], 5]), (stock.pop, [1]), (ord, ["ab"])):
    taken = []
    try:
        for answer in map(function, items):
            taken.append(answer)
    except Exception as error:
        print(taken, type(error).__name__, error)

# Several threads take from one iterator: each item is had once.
shared = map(abs, range(-20000, 0))
parts = [[] for _ in range(4)]


def take(part):
    for item in shared:
        part.append(item)


threads = [threading.Thread(target=take, args=(part,)) for part in parts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(itertools.chain(*parts)) == list(range(1, 20001)))

# A function that waits, waits.
lock = threading.Lock()
lock.acquire()
threading.Timer(0.02, lock.release).start()
print(list(map(lock.acquire, [True])), lock.locked())
