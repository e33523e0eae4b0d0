"""A cache of results that is kept as bytes: what numbers, texts and shared objects become, and what older programs wrote."""

import io
import pickle

edges = [1 << power for power in (7, 8, 15, 16, 31, 32, 39, 40, 46, 47, 48, 63, 64, 200)]
numbers = [sign * (edge + step) for edge in edges for step in (-1, 0, 1) for sign in (1, -1)]
print(pickle.dumps(numbers))

shared = ["north", "south"]
loop = [1, "two"]
loop.append(loop)
values = {
    "numbers": numbers,
    "floats": [0.5, -0.0, 1e308, float("inf"), float("-inf")],
    "mixed": [1, "x", None, True, False, 2.5, b"y", "x"],
    "rows": [(place, place * 0.5, f"name {place}") for place in range(6)],
    "short tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)],
    "texts": ["", "é" * 100, "x" * 255, "y" * 256, "z" * 400],
    "shared": [shared, shared],
    "nested": {"a": [1, {"b": (1, [2, (3,)])}], 5: {1}, None: frozenset({2})},
    "many": list(range(2500)),
    "pairs": {key: str(key) for key in range(1200)},
    "buffer": bytearray(b"abc"),
    "loop": loop,
}
for name, value in values.items():
    data = pickle.dumps(value)
    again = pickle.loads(data)
    file = io.BytesIO(data + pickle.dumps("behind it"))
    same = repr(pickle.load(file)) == repr(again) == repr(value)
    print(name, len(data), same, pickle.load(file), data[:60] if len(data) > 300 else data)

copy = pickle.loads(pickle.dumps([shared, shared, loop]))
print(copy[0] is copy[1], copy[2][2] is copy[2])
print(pickle.loads(memoryview(pickle.dumps((1, 2)))), pickle.loads(bytearray(pickle.dumps("text"))))

written_long_ago = [
    b"I01\n.", b"I12\n.", b"L12L\n.", b"F1.5\n.", b"S'abc'\np0\n.", b"Vh\\u00e9llo\np0\n.",
    b"(lp0\nI1\naI2\na.", b"(dp0\nS'a'\np1\nI1\ns.", b"(I1\nI2\ntp0\n.", b"cbuiltins\nlen\n.", b"c__builtin__\nset\n.",
    b"(lp0\n(lp1\nag1\na.", b"]q\x00(K\x01K\x02e.", b"\x80\x02]q\x00(K\x01X\x01\x00\x00\x00aq\x01h\x01e.", b"N0N.",
]
for data in written_long_ago:
    print(data, "is", pickle.loads(data))

damaged = [
    b"", b"\x80", b"\x80\x04K", b"\x80\x04]", b"e.", b"\x80\x09.", b"~.", b"\xff.", b"h\x05.", b"J\x01.",
    b"\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00K\x01.", b"cno_such_module\nx\n.", pickle.dumps(values["rows"])[:-9],
]
for data in damaged:
    for read in (pickle.loads, lambda data: pickle.load(io.BytesIO(data))):
        try:
            print(read(data))
        except Exception as error:
            print(type(error).__name__, error)
