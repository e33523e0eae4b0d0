"""Decimals laid out by every kind of format."""
from decimal import ROUND_UP, Decimal, localcontext

numbers = ["0", "-0", "1", "-1.5", "1234.5", "1234567.891", "0.000001234", "1E+5", "-12E-9", "0E+3", "0.00", "999.995", "NaN", "-Infinity"]
specs = [
    "", "f", ".2f", ".0f", "F", "e", "E", ".2e", ".0e", "g", ".3", ".3g", ".10G", "%", ".1%", "+", "+.1f", " .2f", "-", ",", ",.2f",
    "12", "<12", "^12.2f", "*>12,.1f", "=+12", "012.2f", "012,.2f", "08,", "+010", "z.0f", "n", "10.3e", ">+8", "x^9",
]
for spec in specs:
    print(repr(spec), [format(Decimal(number), spec) for number in numbers])
for spec in ("#.0f", "d", "x", "s", "_", "2.f", ".f", "a10", "1,0", "..2f"):
    try:
        print(format(Decimal("1.5"), spec))
    except ValueError as error:
        print(repr(spec), error)
with localcontext() as context:
    context.rounding = ROUND_UP
    print(f"{Decimal('1.001'):.2f} {Decimal('-1.001'):.0f} {Decimal('1.21'):.2}")
price = Decimal("1999.99")
print(f"{price:>12,.2f}|{price * 3:<14,}|{price:^+16.1f}|{-price:e}")
