"""Digits and rounding of the calling thread's context, and of one for the lines of a `with`."""

import decimal
import threading
from decimal import Decimal, getcontext, localcontext

third = Decimal(1) / 3
print(third, Decimal("123456789") * Decimal("987654321.987654321987654321"), -third, abs(third))


def in_a_thread():
    print(getcontext().prec, Decimal(2) / 3)
    getcontext().prec = 5
    print(Decimal(2) / 3)


with localcontext() as context:
    context.prec = 4
    print(Decimal(1) / 3, Decimal("12.34567") + 0, getcontext() is context)
print(Decimal(1) / 3)
thread = threading.Thread(target=in_a_thread)
thread.start()
thread.join()
print(Decimal(1) / 3)
getcontext().prec = 50
getcontext().rounding = decimal.ROUND_DOWN
print(Decimal(2) / 3, Decimal(2).sqrt())
thread = threading.Thread(target=in_a_thread)
thread.start()
thread.join()
for number in ("0.5", "-2.675", "1e3", "100", "1.10", "-0", "12345678901234567890123456789012345678901234567890.5"):
    value = Decimal(number)
    print(value, +value, value + 1, value * 2, value.quantize(Decimal("1.00")) if abs(value) < 10**9 else "-", float(value), int(value))
print(sum([Decimal("0.1")] * 10), Decimal("1.10") == Decimal("1.1"), hash(Decimal("1.10")) == hash(Decimal("1.1")), max(Decimal(3), 2))
