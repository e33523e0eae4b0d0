"""Integers around the sizes at which the machine's words end: each operator, comparison, hash and text."""

import operator

EDGES = [2**47, 2**48, 2**53, 2**63, 2**64, 2**95, 2**96, 2**127, 2**128]
numbers = sorted({sign * (edge + near) for edge in EDGES for near in (-1, 0, 1) for sign in (1, -1)})
small = [1, -1, 2, -3, 7, 10**6, 2**31]

digest = 0


def note(value):
    global digest
    digest = (digest * 1000003 + hash(value)) % (2**61 - 1)


names = ["add", "sub", "mul", "floordiv", "mod", "and_", "or_", "xor", "truediv", "lt", "eq", "ge"]
for name in names:
    function = getattr(operator, name)
    digest = 0
    for left in numbers:
        for right in numbers + small:
            note(function(left, right))
            note(function(right, left))
    print(name, digest)

for number in numbers:
    note(number << 5)
    note(number >> 3)
    note(number >> 200)
    note(-number)
    note(~number)
    note(abs(number))
    note(number**2)
    note(number**0.5 if number > 0 else 0)
    note(float(number))
    note(round(number, -3))
    note(divmod(number, 97))
    note(number.bit_length())
    note(int(str(number)))
    note(int.from_bytes(number.to_bytes(20, "big", signed=True), "big", signed=True))
    for letter in f"{number:,} {number:x} {number:e} %d %s" % (number, number):
        note(ord(letter))
    assert hash(number) == hash(float(number)) or float(number) != number
    assert number == int(repr(number)) and {number: 1}[int(repr(number))] == 1
print("unary", digest)

total = 0
for step in range(200):
    total += 2**120 // 3
    total ^= step
print(total, total.bit_length())
for _ in range(200):
    total -= 2**120 // 3
print(total, type(total), total == 2**47, -7 // 2, -7 % 3, 7 // -2, 7 % -3)
print(2**127 - 1 + 1, -(2**127) - 1, (-(2**127)) // -1, (-(2**127)) % -1, -(-(2**127)))

try:
    2**100 // 0
except ZeroDivisionError as error:
    print(error)
try:
    2**100 % 0
except ZeroDivisionError as error:
    print(error)
try:
    2**100 / 0
except ZeroDivisionError as error:
    print(error)
print(3 / 2, -7 / 2, 2**60 / 3, 2**200 / 2**199, (2**53 + 1) / 1, 1 / (2**70))
print(sum(i * i for i in range(4_000_000)), sum(range(2**60, 2**60 + 10)), max(numbers), min(numbers))
