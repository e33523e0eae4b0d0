# Numbers that are not spread evenly, to as many digits as every machine's logarithms agree on.
import random

random.seed(7)


def show(*numbers):
    print(*[round(number, 12) for number in numbers])


show(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2))
show(random.expovariate(1.5), random.triangular(1, 5, 2), random.betavariate(2, 3))
show(random.gammavariate(0.5, 2), random.gammavariate(3, 2), random.paretovariate(3))
show(random.weibullvariate(1, 2), random.lognormvariate(0, 1), random.vonmisesvariate(1, 2))
weights = random.choices(["red", "blue"], cum_weights=[3, 4], k=8)
print(weights, random.sample(["a", "b"], counts=[3, 2], k=4))
