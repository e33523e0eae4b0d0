"""Random numbers: CPython's methods over CPython's generator, so that a seed gives the same numbers."""

import _random

_generator = _random.create()


def seed(a=None):
    _random.seed(_generator, a)


def random():
    return _random.random(_generator)


def getrandbits(k):
    return _random.getrandbits(_generator, k)


def _below(n):
    bits = n.bit_length()
    number = getrandbits(bits)
    while number >= n:
        number = getrandbits(bits)
    return number


def randrange(start, stop=None, step=1):
    if stop is None:
        if start > 0:
            return _below(start)
        raise ValueError("empty range for randrange()")
    width = stop - start
    if step == 1:
        if width > 0:
            return start + _below(width)
        raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
    count = (width + step - 1) // step if step > 0 else (width + step + 1) // step
    if count <= 0:
        raise ValueError("empty range for randrange()")
    return start + step * _below(count)


def randint(a, b):
    return randrange(a, b + 1)


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[_below(len(seq))]


def choices(population, weights=None, *, k=1):
    count = len(population)
    if weights is None:
        return [population[int(random() * count)] for _ in range(k)]
    totals = []
    total = 0
    for weight in weights:
        total += weight
        totals.append(total)
    chosen = []
    for _ in range(k):
        mark = random() * total
        index = 0
        while index < count - 1 and totals[index] <= mark:
            index += 1
        chosen.append(population[index])
    return chosen


def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = _below(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k):
    pool = list(population)
    count = len(pool)
    if not 0 <= k <= count:
        raise ValueError("Sample larger than population or is negative")
    setsize = 21
    if k > 5:
        power = 1
        while power < k * 3:
            power *= 4
        setsize += power
    if count <= setsize:
        result = []
        for i in range(k):
            j = _below(count - i)
            result.append(pool[j])
            pool[j] = pool[count - i - 1]
        return result
    selected = set()
    result = []
    for _ in range(k):
        j = _below(count)
        while j in selected:
            j = _below(count)
        selected.add(j)
        result.append(pool[j])
    return result


def uniform(a, b):
    return a + (b - a) * random()
