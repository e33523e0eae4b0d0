from functools import total_ordering


@total_ordering
class Money:
    def __init__(self, cents, currency="EUR"):
        self.cents = cents
        self.currency = currency

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents, self.currency)
        return NotImplemented

    def __radd__(self, other):
        if other == 0:
            return self
        return NotImplemented

    def __mul__(self, factor):
        return Money(round(self.cents * factor), self.currency)

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.cents, self.currency)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        return f"{self.cents / 100:.2f} {self.currency}"

    def __repr__(self):
        return f"Money({self.cents!r}, {self.currency!r})"


a, b = Money(1050), Money(295)
print(a + b, 2 * a, -b, sum([a, b, b]))
print(a > b, a <= b, a == Money(1050), a != b, max(a, b))
print({a: "lunch"}[Money(1050)], bool(Money(0)), [a, b])
try:
    a + 5
except TypeError as e:
    print(e)
