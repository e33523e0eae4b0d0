# Functions of floats: exact where a float can be, and errors where there is no answer.
import math

for value in (0.0, 0.5, 1.0, 2.0, 10.0):
    row = [math.sqrt(value), math.exp(value), math.sin(value), math.cos(value), math.atan(value), math.sinh(value)]
    print(" ".join(f"{number:.12g}" for number in row))
print(math.log(8, 2), math.log10(1000), math.log2(2**200), math.log(10**400) > 900, math.log1p(0), math.expm1(0))
print(math.hypot(3, 4), math.hypot(1, 2, 3), math.dist([1, 2], [4, 6]), math.fsum([0.1] * 10), sum([0.1] * 10))
print(math.fsum([1e100, 1.0, -1e100]), math.modf(-3.25), math.frexp(10), math.ldexp(0.5, 4))
print(math.fmod(-7, 3), -7 % 3, math.remainder(7, 2), math.copysign(3, -0.0), math.nextafter(1.0, 2.0))
print(math.degrees(math.pi), math.radians(180) == math.pi, math.tau == 2 * math.pi, round(math.e, 10))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12, abs_tol=1e-9))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.gamma(5), math.fabs(-2))
print(math.pow(2, 10), math.pow(2, -1), math.atan2(1, 1), math.ulp(1.0))


def attempt(text, function):
    try:
        print(text, function())
    except (ValueError, TypeError, OverflowError) as error:
        print(f"{text}: {type(error).__name__}: {error}")


attempt("sqrt(-1)", lambda: math.sqrt(-1))
attempt("log(0)", lambda: math.log(0))
attempt("exp(1000)", lambda: math.exp(1000))
attempt("pow(0, -1)", lambda: math.pow(0, -1))
attempt("acos(2)", lambda: math.acos(2))
attempt("sqrt('x')", lambda: math.sqrt("x"))
attempt("sin(inf)", lambda: math.sin(math.inf))
attempt("dist", lambda: math.dist([1], [1, 2]))
