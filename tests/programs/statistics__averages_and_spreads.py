# Means are exact until they are rounded once.
import statistics
from fractions import Fraction

print(statistics.mean([1, 2, 3, 4]), statistics.mean([1, 2]), statistics.mean([0.1, 0.2, 0.3]), statistics.mean([Fraction(1, 2), 1]))
print(statistics.fmean([1, 2, 4]), statistics.fmean([1, 2], weights=[3, 1]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([2, 8]))
print(statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.median_low([1, 2, 3, 4]), statistics.median_high([1, 2, 3, 4]))
print(statistics.mode("aab"), statistics.multimode([1, 1, 2, 2, 3]), statistics.mode(["red", "blue", "blue"]))
data = [2.5, 3.25, 5.5, 11.25, 11.75]
print(statistics.stdev(data), statistics.variance(data), statistics.pstdev(data), statistics.pvariance(data))
print(statistics.variance([1, 2, 3, 4]), statistics.stdev([1, 2, 3, 4, 5]), statistics.pvariance([1, 3]), statistics.stdev([5, 5]))
print(statistics.quantiles(range(1, 10), n=4), statistics.quantiles(data, n=10, method="inclusive"))
print(statistics.correlation([1, 2, 3], [2, 4, 7]), statistics.covariance([1, 2, 3], [2, 4, 7]), statistics.linear_regression([1, 2, 3], [2, 4, 6]))
normal = statistics.NormalDist(100, 15)
print(normal, normal.mean, round(normal.cdf(115), 12), round(normal.pdf(100), 12))
for attempt in (
    lambda: statistics.mean([]), lambda: statistics.stdev([1]), lambda: statistics.median([]), lambda: statistics.mode([]),
    lambda: statistics.quantiles([1]), lambda: statistics.mean(["a", "b"]),
):
    try:
        print(attempt())
    except (statistics.StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
