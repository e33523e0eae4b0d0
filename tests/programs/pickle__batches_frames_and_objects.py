"""The bytes of pickles to the last one: batches of a thousand, frames of 64 KB, numbers of every width, what is met
again, and objects between what is built in."""

import collections
import hashlib
import io
import pickle


class Parcel:
    def __init__(self, **contents):
        self.__dict__.update(contents)

    def __repr__(self):
        return f"Parcel({', '.join(sorted(self.__dict__))})"


class Stack(list):
    pass


class Ledger(dict):
    pass


class Slotted:
    __slots__ = ("left", "right")

    def __init__(self):
        self.left = 1
        self.right = [self]


class Secretive:
    def __getstate__(self):
        return {"told": 9}

    def __setstate__(self, state):
        self.heard = state


Point = collections.namedtuple("Point", "x y")


def digest(data):
    return f"{len(data):7} {hashlib.md5(data).hexdigest()[:12]}"


def show(name, value):
    data = pickle.dumps(value)
    again = pickle.loads(data)
    source = io.BytesIO(data + b"rest")
    from_file = pickle.load(source)
    shown = repr(again)[:40] if " at 0x" not in repr(again) else type(again).__name__
    print(f"{name:16} {digest(data)} {type(from_file).__name__} {source.read()} {shown}")


widths = [0, 255, 256, 65535, 65536, -1, -128, -129, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**40, 2**47]
widths += [-(2**47), 2**48, 2**63, -(2**63), 2**64, 2**100, -(2**100), 2**2047, 2**2048, -(2**4000)]
show("integers", widths)
for length in (0, 1, 2, 999, 1000, 1001, 2000, 2001):
    show(f"list {length}", list(range(length)))
    show(f"tuple {length}", tuple(range(length)))
    show(f"dict {length}", dict.fromkeys(range(length)))
    show(f"set {length}", set(range(length)))
    show(f"frozenset {length}", frozenset(range(length)))
for length in (0, 1, 255, 256, 65535, 65536, 70000):
    show(f"text {length}", ["é" * (length // 2), "x" * length, "x" * length])
    show(f"bytes {length}", ((b"y" * 70000)[:length], (b"yz" * 35000)[::2][:length]))
show("many frames", [f"line {number}" for number in range(30000)])
show("long texts", ["a" * 40000, "b" * 40000, "c" * 100000, "d", "e" * 65536, "f"])

shared = ["shared"]
show("met again", [shared, shared, (shared, shared), {"it": shared}])
show("past 256", [[str(number) for number in range(300)]] * 3)

ring = [1]
ring.append(ring)
pair = ([],)
pair[0].append(pair)
four = ([], 2, 3, 4)
four[0].append(four)
table = {}
table["table"] = table
frozen = frozenset([Parcel()])
next(iter(frozen)).home = frozen
for name, knot in (("list", ring), ("pair", pair), ("four", four), ("dict", table), ("frozenset", frozen)):
    print(name, digest(pickle.dumps(knot)))
print(pickle.loads(pickle.dumps(ring))[1][1][0], pickle.loads(pickle.dumps(pair))[0][0][0][0].__class__)

me = Parcel(name="me")
me.me = me
stack = Stack([1, 2])
stack.height = 2
ledger = Ledger(a=1)
ledger.owner = me
for name, value in (
    ("instance", me),
    ("list of its own", stack),
    ("dict of its own", ledger),
    ("slots", Slotted()),
    ("own state", Secretive()),
    ("named tuple", Point(1, 2)),
    ("without state", Parcel()),
    ("a class", Parcel),
    ("a function", show),
    ("many", [Parcel(number=number, text=str(number)) for number in range(2500)]),
    ("mixed", [(number, Parcel(number=[number]), {"k": Point(number, number)}) for number in range(40)]),
):
    show(name, value)
again = pickle.loads(pickle.dumps(me))
print(again.me is again, pickle.loads(pickle.dumps(Secretive())).heard, pickle.loads(pickle.dumps(ledger)).owner)

deep = []
for _ in range(5000):
    deep = [deep]
try:
    pickle.dumps(deep)
except RecursionError as error:
    print(error)


class Registered(pickle.Pickler):
    """Sends parcels by their number, and sevens by a word."""

    def persistent_id(self, obj):
        if isinstance(obj, Parcel):
            return ("parcel", obj.number)
        return "seven" if obj == 7 else None


class Delivered(pickle.Unpickler):
    def persistent_load(self, pid):
        return f"<{pid}>"


file = io.BytesIO()
Registered(file).dump([1, 7, Parcel(number=3), {"p": Parcel(number=[7, 8])}, (7,), Stack([7])])
print(digest(file.getvalue()))
file.seek(0)
print(Delivered(file).load())

file = io.BytesIO()
pickler = pickle.Pickler(file)
pickler.dump(shared)
pickler.dump(shared)
print(file.getvalue())
pickler.clear_memo()
pickler.dump(shared)
print(len(file.getvalue()))

for protocol in (None, 4, 5, -1, pickle.HIGHEST_PROTOCOL):
    print(pickle.dumps([1, "a"], protocol))

file = io.BytesIO()
for number in range(3):
    pickle.dump({"number": number}, file)
file.seek(0)
while True:
    try:
        print(pickle.load(file))
    except EOFError as error:
        print("end:", error)
        break

for broken in (b"", b"(", b"e.", b"t.", b"\x80\x06.", b"\x80\x04K", b"\x8c\x05ab.", b"h\x05.", b"]K\x01a.", b"zzz"):
    try:
        print(broken, pickle.loads(broken))
    except Exception as error:
        print(broken, type(error).__name__, error)
