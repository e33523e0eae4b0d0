import math

print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, -0.0, 5e-324)
print(float("inf"), float("-inf"), float("nan"), float("1e3"), float(" 2.5 "))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.sqrt(2), math.pi, math.e)
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(float("nan")), math.isinf(float("inf")), math.inf > 10 ** 100)
print(math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3, 4]))
print(math.log(math.e), math.log2(8), math.log10(1000), math.log(8, 2), round(math.exp(1), 12))
print(math.sin(0), math.cos(0), round(math.sin(math.pi / 6), 10), math.degrees(math.pi), math.radians(180), math.atan2(1, 1))
print(math.hypot(3, 4), math.fsum([0.1] * 10), sum([0.1] * 10), math.modf(3.25), math.fmod(7, 3), math.copysign(1, -0.0))
print((0.5).as_integer_ratio(), (2.0).is_integer(), 7.0 // 2, -7.5 % 2, divmod(7.5, 2), 2 ** 0.5)
print(3.0 == 3, hash(3.0) == hash(3), 1e300 * 1e10, round(3.14159, 3), round(5.0), max(1, 2.5))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: int(float("inf")), lambda: int(float("nan")), lambda: math.factorial(-1)):
    try:
        print(bad())
    except (ValueError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
