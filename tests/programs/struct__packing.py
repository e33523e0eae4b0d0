# Numbers as bytes, and arrays of numbers.
import array
import struct

for form, values in (
    ("<i", (5,)), (">hHbB?", (-2, 65535, -1, 255, True)), ("<f", (1.1,)), (">d", (-2.5e-310,)), ("<3sxc", (b"ab", b"z")), ("iq", (1, 2)),
    ("@bi", (1, 2)), ("!Q", (2**64 - 1,)), ("<e", (0.1,)), ("2h", (1, 2)), ("<d", (float("inf"),)), ("<f", (1e-45,)), ("<d", (-0.0,)),
):
    packed = struct.pack(form, *values)
    print(form, packed, struct.unpack(form, packed), struct.calcsize(form))
for form, values in (("<i", (2**31,)), ("b", (200,)), ("i", ("x",)), ("ii", (1,)), ("z", (1,)), ("H", (-1,)), ("f", ("x",))):
    try:
        print(struct.pack(form, *values))
    except struct.error as error:
        print(error)
try:
    struct.unpack("i", b"abc")
except struct.error as error:
    print(error)
print(struct.unpack_from("<H", b"abcd", 2), list(struct.iter_unpack("<H", b"abcd")), struct.Struct("<I").pack(1))
numbers = array.array("i", [1, 2, 3])
numbers.append(4)
numbers[0] = 9
print(numbers, numbers[1:3], len(numbers), sum(numbers), numbers.tobytes(), numbers.tolist(), array.array("d", [1, 2.5]), array.array("f", [0.1]))
for attempt in (lambda: numbers.append("x"), lambda: numbers.append(2**40), lambda: numbers[10], lambda: array.array("z")):
    try:
        print(attempt())
    except (TypeError, OverflowError, IndexError, ValueError) as error:
        print(type(error).__name__, error)
