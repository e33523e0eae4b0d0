"""Random numbers: CPython's methods over CPython's generator, so that a seed gives the same numbers."""

import _random
import math

# Written down, not computed: an import of this module needs nothing of `math` then.
_4_OVER_SQRT_E = 1.7155277699214135
_LOG_4 = 1.3862943611198906
_ONE_PLUS_LOG_4_5 = 2.504077396776274
_FLOAT_BITS = 53


def _whole(value, name, warns=True):
    """What `randrange` takes for an integer, as long as CPython does; it warns its own callers alone."""
    import operator
    import warnings

    try:
        return operator.index(value)
    except TypeError:
        whole = int(value)
    if warns:
        warnings.warn(
            "randrange() will raise TypeError in the future"
            if whole != value
            else "non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed "
            "in a subsequent version",
            DeprecationWarning,
            3,
        )
    if whole != value:
        raise ValueError(f"non-integer {name} for randrange()")
    return whole


class Random:
    """A generator of its own, with a seed of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self._state_ = _random.create()
        self.gauss_next = None
        if x is not None:
            self.seed(x)

    def seed(self, a=None, version=2):
        """Begins anew; the same seed gives the same numbers."""
        if isinstance(a, str):
            a = a.encode()
        if hasattr(a, "hex") and not isinstance(a, float):
            from hashlib import sha512

            digest = bytes(a) + sha512(bytes(a)).digest()
            a = 0
            for byte in digest:
                a = a << 8 | byte
        elif isinstance(a, float):
            a = hash(a) & 0xFFFFFFFFFFFFFFFF
        elif a is not None and not isinstance(a, int):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        _random.seed(self._state_, a)
        self.gauss_next = None

    def getstate(self):
        return (self.VERSION, _random.getstate(self._state_), self.gauss_next)

    def setstate(self, state):
        if state[0] != self.VERSION:
            raise ValueError(
                f"state with version {state[0]} passed to Random.setstate() of version {self.VERSION}"
            )
        _random.setstate(self._state_, state[1])
        self.gauss_next = state[2]

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return (type(self), (), self.getstate())

    def random(self, /):
        """A float from 0 up to but not including 1."""
        return _random.random(self._state_)

    def getrandbits(self, k, /):
        if not isinstance(k, int):
            raise TypeError(f"'{type(k).__name__}' object cannot be interpreted as an integer")
        return _random.getrandbits(self._state_, k)

    def randbytes(self, n):
        bits = self.getrandbits(n * 8)
        found = []
        for _ in range(n):
            found.append(bits & 255)
            bits >>= 8
        return bytes(found)

    def _below_(self, n):
        bits = n.bit_length()
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def randrange(self, start, stop=None, step=1):
        """A whole number of `range(start, stop, step)`."""
        if not isinstance(start, int):
            start = _whole(start, "arg 1")
        if stop is not None and not isinstance(stop, int):
            stop = _whole(stop, "stop")
        if not isinstance(step, int):
            step = _whole(step, "step")
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._below_(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below_(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below_(count)

    def randint(self, a, b):
        """A whole number from a to b, both included."""
        if not (isinstance(a, int) and isinstance(b, int)):
            a, b = _whole(a, "arg 1", False), _whole(b + 1, "stop", False) - 1
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below_(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """So many items, each chosen anew, by weights if there are any."""
        count = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * count)] for _ in range(k)]
            cum_weights = []
            total = 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != count:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not math.isfinite(total):
            raise ValueError("Total of weights must be finite")
        chosen = []
        for _ in range(k):
            mark = self.random() * total
            low, high = 0, count - 1
            while low < high:
                middle = (low + high) // 2
                if mark < cum_weights[middle]:
                    high = middle
                else:
                    low = middle + 1
            chosen.append(population[low])
        return chosen

    def shuffle(self, x):
        """Mixes a list in place."""
        for i in range(len(x) - 1, 0, -1):
            j = self._below_(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """So many different items."""
        if isinstance(population, (set, frozenset, dict)) or not hasattr(population, "__getitem__"):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        pool = list(population)
        if counts is not None:
            pool = [item for index in range(len(pool)) for item in [pool[index]] * counts[index]]
        count = len(pool)
        if not 0 <= k <= count:
            raise ValueError("Sample larger than population or is negative")
        # The smaller of two ways: a copy of the list, or a set of what was chosen.
        size = 21
        if k > 5:
            power = 1
            while power < k * 3:
                power *= 4
            size += power
        result = []
        if count <= size:
            for i in range(k):
                j = self._below_(count - i)
                result.append(pool[j])
                pool[j] = pool[count - i - 1]
            return result
        selected = set()
        for _ in range(k):
            j = self._below_(count)
            while j in selected:
                j = self._below_(count)
            selected.add(j)
            result.append(pool[j])
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * math.sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _4_OVER_SQRT_E * (u1 - 0.5) / u2
            if z * z / 4.0 <= -math.log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        # Two at a time: the second waits for the next call.
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * math.tau
            radius = math.sqrt(-2.0 * math.log(1.0 - self.random()))
            z = math.cos(angle) * radius
            self.gauss_next = math.sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -math.log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return math.tau * self.random()
        s = 0.5 / kappa
        r = s + math.sqrt(1.0 + s * s)
        while True:
            z = math.cos(math.pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * math.exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        return (mu + math.acos(f)) % math.tau if self.random() > 0.5 else (mu - math.acos(f)) % math.tau

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._large_gamma_(alpha) * beta
        if alpha == 1.0:
            return -math.log(1.0 - self.random()) * beta
        while True:
            b = (math.e + alpha) / math.e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -math.log((b - p) / alpha)
            u = self.random()
            if p > 1.0:
                if u <= x ** (alpha - 1.0):
                    return x * beta
            elif u <= math.exp(-x):
                return x * beta

    def _large_gamma_(self, alpha):
        a = math.sqrt(2.0 * alpha - 1.0)
        b = alpha - _LOG_4
        c = alpha + a
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = math.log(u1 / (1.0 - u1)) / a
            x = alpha * math.exp(v)
            z = u1 * u1 * u2
            r = b + c * v - x
            if r + _ONE_PLUS_LOG_4_5 - 4.5 * z >= 0.0 or r >= math.log(z):
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-math.log(1.0 - self.random())) ** (1.0 / beta)


class SystemRandom(Random):
    """Numbers that nobody can predict, and no seed repeats."""

    def random(self, /):
        return self.getrandbits(_FLOAT_BITS) / (1 << _FLOAT_BITS)

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        from _sys import entropy

        number = 0
        for _ in range((k + 63) // 64):
            number = number << 64 | entropy()
        return number >> (-k % 64)

    def seed(self, *args, **kwds):
        pass

    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
triangular = _shared.triangular
randint = _shared.randint
choice = _shared.choice
randrange = _shared.randrange
sample = _shared.sample
shuffle = _shared.shuffle
choices = _shared.choices
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
gauss = _shared.gauss
betavariate = _shared.betavariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
getstate = _shared.getstate
setstate = _shared.setstate
getrandbits = _shared.getrandbits
randbytes = _shared.randbytes
