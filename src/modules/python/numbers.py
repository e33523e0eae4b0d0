"""The kinds of numbers, from any to whole: classes to ask with `isinstance`."""

from abc import ABCMeta


class Number(metaclass=ABCMeta):
    """Any number."""


class Complex(Number):
    """A number with two parts."""


class Real(Complex):
    """A number on a line."""


class Rational(Real):
    """A quotient of two integers."""


class Integral(Rational):
    """An integer."""


Integral.register(int)
Real.register(float)
Complex.register(complex)
