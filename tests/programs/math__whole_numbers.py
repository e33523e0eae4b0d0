# Whole numbers of any size: divisors, factorials, choices and roots.
import math

print(math.gcd(12, 18, 30), math.gcd(0, 7), math.gcd(), math.lcm(4, 6), math.lcm(3, 0))
print(math.factorial(0), math.factorial(25))
print(math.comb(50, 25), math.comb(3, 5), math.perm(10, 3), math.perm(5))
print(math.isqrt(10**30), math.isqrt(99), math.prod([2, 3, 7]), math.prod([1.5, 2], start=4), math.prod([]))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.9), math.floor(7))


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except (ValueError, TypeError, OverflowError) as error:
        print(f"{function.__name__}{arguments}: {type(error).__name__}: {error}")


attempt(math.factorial, -1)
attempt(math.factorial, 2.5)
attempt(math.comb, -1, 2)
attempt(math.isqrt, -4)
attempt(math.gcd, 1.5, 2)
attempt(math.floor, math.inf)
attempt(math.ceil, math.nan)
attempt(math.floor, "7")
