# Sums of money to the cent, rounding as asked for, and a context for each thread.
import math
import threading
from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext

D = Decimal
print(D("0.1") + D("0.2"), D("1.10") * 3, D(1) / D(3), D("10") / 4, D("1E+3"), D("123.4500").normalize(), D(0.1), D("-0"), D("1e-7"), D("0.000001"), repr(D("3.14")), D("  12_000.5 "))
print(D("2.675").quantize(D("0.01")), D("2.665").quantize(D("0.01"), rounding=ROUND_HALF_UP), D("1234.5").quantize(D("1")), D("-2.5").to_integral_value(), round(D("2.5")), round(D("2.675"), 2), int(D("-3.9")), float(D("1.5")))
print(D("7") // 2, D("-7") // 2, D("-7") % 3, divmod(D("7.5"), 2), D(2) ** 10, D(2) ** -2, D(2).sqrt(), D("1.21") ** 2, -D("1.5"), abs(D("-2")), +D("1.000"))
print(D("1.0") == D("1.00"), D("1.5") < 2, D("1.5") == 1.5, D("0.1") == 0.1, hash(D("1.0")) == hash(1), max(D(1), D(3), D(2)), sum([D("0.1")] * 10), sorted([D("2"), D("1.5")]), bool(D(0)))
print(f"{D('1234567.891'):,.2f} {D('3.14159'):.2f} {D('5'):>10} {D('0.25'):.1%} {D('2'):+.3f} {D('1.5')} {D('7'):08.2f} {D('12.3'):<8}|{D('-12.3'):10.1f}|{D(1234):,}")
print(D("1.5").as_tuple(), D("123").adjusted(), D("12.50").as_integer_ratio(), D((0, (1, 2, 3), -2)), getcontext().prec)
with localcontext() as context:
    context.prec = 5
    print(D(1) / D(7), D("123456.789") + 1)
print(D(1) / D(7))
getcontext().prec = 10
print(D(2) / 3)
getcontext().prec = 28
for attempt in (lambda: D("x"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1) + 1.5, lambda: D(-1).sqrt(), lambda: D([1]), lambda: D(5) % 0, lambda: 1 / D(0)):
    try:
        print(attempt())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(D("Infinity") > 10**10, D("NaN") == D("NaN"), D("inf") + 1, D("-inf"))

print(math.floor(D("-1.5")), math.ceil(D("1.2")), D("19.99") * 3, (D("100") / 3).quantize(D("0.01")))


def precise():
    getcontext().prec = 4
    results.append(D(1) / 3)


results = []
thread = threading.Thread(target=precise)
thread.start()
thread.join()
print(results, D(1) / 3)
