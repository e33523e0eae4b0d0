class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


three = Countdown(3)
print(list(three), sum(three), 2 in three, sorted(three), max(three))
a, *rest = three
print(a, rest, dict(zip("abc", three)))
it = iter(three)
print(next(it), next(it), next(it), next(it, "empty"))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.value)
print([x * y for x in three for y in three if x != y])
