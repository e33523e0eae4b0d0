"""Averages and spreads."""

import math
import random
from fractions import Fraction


class StatisticsError(ValueError):
    """The data do not determine what was asked for."""


def _total(data):
    """The exact sum, as floats would lose some of it."""
    whole = 0
    exact = Fraction(0)
    floats = False
    for value in data:
        if isinstance(value, float):
            if not math.isfinite(value):
                return math.fsum(data), True
            floats = True
            exact += Fraction(value)
        elif isinstance(value, int):
            whole += value
        elif isinstance(value, Fraction):
            exact += value
        elif hasattr(value, "as_integer_ratio"):
            exact += _exactly(value)
        else:
            raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
    return exact + whole, floats


def _result(exact, data, floats):
    if isinstance(exact, float):
        return exact
    if floats:
        return float(exact)
    if any([isinstance(value, Fraction) for value in data]):
        return exact
    for value in data:
        if not isinstance(value, int):
            # A Decimal, which divides as exactly as its context says.
            return type(value)(exact.numerator) / type(value)(exact.denominator)
    return exact.numerator if exact.denominator == 1 else float(exact)


def mean(data):
    """The arithmetic mean, exact until it is rounded once."""
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    total, floats = _total(data)
    return _result(total / len(data), data, floats)


def fmean(data, weights=None):
    """The arithmetic mean as a float, fast."""
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([data[i] * weights[i] for i in range(len(data))]) / total


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    for value in data:
        if value <= 0:
            raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean([math.log(value) for value in data]))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    weights = [1] * len(data) if weights is None else list(weights)
    if any([value < 0 for value in data]):
        raise StatisticsError("harmonic mean does not support negative values")
    if any([value == 0 for value in data]):
        return 0
    if len(data) == 1:
        return data[0]
    parts = [weights[i] / data[i] for i in range(len(data))]
    total, floats = _total(parts)
    return _result(sum(weights) / total, parts, floats)


def median(data):
    """The middle value, or the mean of the two in the middle."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_grouped(data, interval=1.0):
    """The median of values that each stand for an interval around them."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    middle = data[len(data) // 2]
    below, inside = sum([value < middle for value in data]), data.count(middle)
    return middle - interval / 2.0 + interval * (len(data) / 2 - below) / inside


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def mode(data):
    """The most frequent value; of several, the one that came first."""
    modes = multimode(data)
    if not modes:
        raise StatisticsError("no mode for empty data")
    return modes[0]


def multimode(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    most = max(counts.values(), default=0)
    return [value for value in counts if counts[value] == most]


def _exactly(value):
    if isinstance(value, (int, float, Fraction)):
        return Fraction(value)
    return Fraction(*value.as_integer_ratio())


def _squares(data, centre, name, least):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f"{name} requires at least {'two data points' if least == 2 else 'one data point'}")
    floats = any([isinstance(value, float) for value in data])
    if centre is None:
        total = _total(data)[0]
        if isinstance(total, float):
            return total, data, True
        centre = total / len(data)
    centre = _exactly(centre)
    exact = sum([(_exactly(value) - centre) ** 2 for value in data], Fraction(0))
    return exact, data, floats


def variance(data, xbar=None):
    """The variance of a sample."""
    exact, data, floats = _squares(data, xbar, "variance", 2)
    return _result(exact / (len(data) - 1), data, floats)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    exact, data, floats = _squares(data, mu, "pvariance", 1)
    return _result(exact / len(data), data, floats)


def _root(fraction):
    """The square root of a fraction, rounded once."""
    if isinstance(fraction, float):
        return math.sqrt(fraction)
    n, m = fraction.numerator, fraction.denominator
    if n == 0:
        return 0.0
    shift = max(0, 110 - (n.bit_length() - m.bit_length())) // 2
    scaled = (n << (2 * shift)) // m
    root = math.isqrt(scaled)
    if root * root * m != n << (2 * shift):
        root = root | 1
    return float(Fraction(root, 1 << shift))


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    exact, data, floats = _squares(data, xbar, "stdev", 2)
    return _root(exact / (len(data) - 1))


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    exact, data, floats = _squares(data, mu, "pstdev", 1)
    return _root(exact / len(data))


def quantiles(data, *, n=4, method="exclusive"):
    """The cut points between n parts of equal size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    cuts = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (count - 1), n)
            cuts.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return cuts
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            cuts.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return cuts
    raise ValueError(f"Unknown method: {method!r}")


def covariance(x, y, /):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("covariance requires at least two data points")
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return math.fsum([(x[i] - mean_x) * (y[i] - mean_y) for i in range(len(x))]) / (len(x) - 1)


def correlation(x, y, /):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("correlation requires at least two data points")
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    products = math.fsum([(x[i] - mean_x) * (y[i] - mean_y) for i in range(len(x))])
    squares = math.fsum([(value - mean_x) ** 2 for value in x]) * math.fsum([(value - mean_y) ** 2 for value in y])
    if not squares:
        raise StatisticsError("at least one of the inputs is constant")
    return products / math.sqrt(squares)


class LinearRegression:
    """A line: slope and intercept."""

    def __init__(self, slope, intercept):
        self.slope = slope
        self.intercept = intercept

    def __iter__(self):
        return iter((self.slope, self.intercept))

    def __repr__(self):
        return f"LinearRegression(slope={self.slope!r}, intercept={self.intercept!r})"


def linear_regression(x, y, /, *, proportional=False):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("linear regression requires at least two data points")
    mean_x, mean_y = (0.0, 0.0) if proportional else (math.fsum(x) / len(x), math.fsum(y) / len(y))
    products = math.fsum([(x[i] - mean_x) * (y[i] - mean_y) for i in range(len(x))])
    squares = math.fsum([(value - mean_x) ** 2 for value in x])
    if not squares:
        raise StatisticsError("x is constant")
    slope = products / squares
    return LinearRegression(slope, 0.0 if proportional else mean_y - slope * mean_x)


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self.mean = float(mu)
        self.stdev = float(sigma)
        self.variance = self.stdev ** 2

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self.mean, self.stdev) for _ in range(n)]

    def pdf(self, x):
        if not self.variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self.mean
        return math.exp(distance * distance / (-2.0 * self.variance)) / math.sqrt(math.tau * self.variance)

    def cdf(self, x):
        if not self.stdev:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self.mean) / (self.stdev * math.sqrt(2.0))))

    def zscore(self, x):
        return (x - self.mean) / self.stdev

    def __repr__(self):
        return f"NormalDist(mu={self.mean!r}, sigma={self.stdev!r})"
