"""Messages of a protocol packed into bytes: every kind of field, the order of bytes, and what does not fit."""

import math
import struct

for order in ("", "@", "<", ">", "!", "="):
    for letter in "bBhHiIlLqQ?":
        shown = []
        for value in (0, 1, -1, 200, 40000, -(1 << 31), (1 << 32) - 1, 1 << 40, (1 << 63) - 1, (1 << 64) - 1, 1 << 70):
            try:
                data = struct.pack(order + letter, value)
                shown.append(f"{data.hex()}={struct.unpack(order + letter, data)[0]}")
            except struct.error as error:
                shown.append(str(error))
        print(order + letter, struct.calcsize(order + letter), shown)
    for letter in "efd":
        shown = []
        for value in (0.0, -0.0, 1.5, -2, 1e-8, 65504.0, 3.4e38, -1e39, 1e300, math.inf, math.nan, 5e-324):
            try:
                data = struct.pack(order + letter, value)
                shown.append(f"{data.hex()}={struct.unpack(order + letter, data)[0]}")
            except (struct.error, OverflowError) as error:
                shown.append(f"{type(error).__name__} {error}")
        print(order + letter, shown)

header = struct.Struct("!BHI4sx?d")
message = header.pack(1, 513, 70000, b"data!", True, 0.25)
print(header.size, header.format, message, header.unpack(message))

for format, values in [
    ("10s", (b"abc",)), ("3p", (b"abcdef",)), ("5p", (b"ab",)), ("c3xh", (b"a", 5)), ("@bhilq", (1, 2, 3, 4, 5)),
    ("<bhilq", (1, 2, 3, 4, 5)), ("3h2xb", (1, 2, 3, 4)), ("4?", (1, 0, [], "a")), (" 2i i", (3, 4, 5)), ("", ()),
    (b"<2H", (6, 7)), ("nN", (-1, 1)),
]:
    data = struct.pack(format, *values)
    print(format, data, struct.unpack(format, data), struct.calcsize(format))

buffer = bytearray(12)
struct.pack_into(">HH", buffer, 4, 258, 772)
struct.pack_into("<H", buffer, -2, 65535)
print(buffer, struct.unpack_from(">HH", buffer, 4), struct.unpack_from("<H", buffer, -2))
print(list(struct.iter_unpack(">I", buffer)), list(header.iter_unpack(message * 2)))
print(struct.unpack("2s", memoryview(b"ab")), struct.unpack("2s", bytearray(b"ab")))

wrong = [
    lambda: struct.pack("i"), lambda: struct.pack("i", 1, 2), lambda: struct.pack("i", "a"), lambda: struct.pack("i", 1.5),
    lambda: struct.pack("d", "a"), lambda: struct.pack("s", "a"), lambda: struct.pack("p", 1), lambda: struct.pack("c", b"ab"),
    lambda: struct.pack("3"), lambda: struct.pack("k", 1), lambda: struct.pack("<n", 1), lambda: struct.pack(3),
    lambda: struct.unpack("i", b"1"), lambda: struct.unpack_from("i", buffer, 10), lambda: struct.unpack_from("i", buffer, -2),
    lambda: struct.unpack_from("i", buffer, -13), lambda: struct.pack_into("i", buffer, 10, 1),
    lambda: struct.pack_into("i", buffer, -2, 1), lambda: struct.pack_into("i", buffer, -13, 1),
    lambda: struct.pack_into("i", buffer, 0), lambda: list(struct.iter_unpack("5s", buffer)),
]
for call in wrong:
    try:
        print(call())
    except (struct.error, TypeError) as error:
        print(type(error).__name__, error)
