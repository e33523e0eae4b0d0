"""Functions of complex numbers."""

import math as _math

pi, e, tau, inf, nan = _math.pi, _math.e, _math.tau, _math.inf, _math.nan
infj = complex(0, inf)


def phase(z):
    z = complex(z)
    return _math.atan2(z.imag, z.real)


def polar(z):
    return (abs(complex(z)), phase(z))


def rect(r, phi):
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def exp(z):
    z = complex(z)
    return rect(_math.exp(z.real), z.imag)


def log(z, base=None):
    result = complex(_math.log(abs(complex(z))), phase(z))
    return result if base is None else result / log(base)


def log10(z):
    return log(z) / _math.log(10)


def sqrt(z):
    """The root whose real part is not negative."""
    z = complex(z)
    if z == 0:
        return complex(0, z.imag)
    size = _math.sqrt((abs(z.real) + abs(z)) / 2)
    if z.real >= 0:
        return complex(size, z.imag / (2 * size))
    return complex(abs(z.imag) / (2 * size), _math.copysign(size, z.imag))


def sin(z):
    z = complex(z)
    return complex(_math.sin(z.real) * _math.cosh(z.imag), _math.cos(z.real) * _math.sinh(z.imag))


def cos(z):
    z = complex(z)
    return complex(_math.cos(z.real) * _math.cosh(z.imag), -_math.sin(z.real) * _math.sinh(z.imag))


def tan(z):
    return sin(z) / cos(z)


def isnan(z):
    z = complex(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isinf(z):
    z = complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isfinite(z):
    return not isnan(z) and not isinf(z)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
