"""Bytes that can be changed, and windows on them."""

b = bytearray(b"abc")
print(b, len(b), b[0], b[1:], list(b), bytes(b), b == b"abc", b"abc" == b, b != b"abd", bytearray(3), bytearray([1,2,3]), bytearray("hé", "utf-8"))
b[0] = 65; b.append(100); b.extend(b"xyz"); b += b"!"; print(b)
b[1:3] = b"QQQQ"; print(b); del b[0]; print(b); b.insert(1, 33); print(b, b.pop(), b.pop(0), b)
b.remove(33); b.reverse(); print(b); b.clear(); print(b, bool(b))
print(b"a" + bytearray(b"b"), bytearray(b"a") + b"b", bytearray(b"ab") * 3, 2 * bytearray(b"ab"))
x = bytearray(b"hello world")
print(x.find(b"wor"), x.upper(), x.split(), x.decode(), x.hex(), x.startswith(b"he"), x.replace(b"l", b"L"), x.title(), x.count(b"l"), x.index(b"o"), b"lo" in x, 104 in x)
print(x.partition(b" "), bytearray(b",").join([b"a", b"b"]), x.strip(b"hd"), x.center(15, b"*"), x.isalpha())
try: x[0] = 256
except ValueError as e: print(e)
try: x.append("a")
except TypeError as e: print(e)
try: x[100]
except IndexError as e: print(e)
try: hash(x)
except TypeError as e: print(e)
try: bytearray("a")
except TypeError as e: print(e)
print(bytearray.fromhex("ff 00"), isinstance(x, bytearray), isinstance(x, bytes), type(x), sorted(bytearray(b"cab")), max(x), bytearray(b"a") < b"b", x[::-1], x[-1], x.copy() is x)
m = memoryview(x)
print(m[0], bytes(m[1:3]), len(m), m.tolist()[:3], m.nbytes, m.itemsize, m.format, m.readonly, memoryview(b"ab").readonly)
m[0] = 72; print(x); m[1:3] = b"EL"; print(x, m[1:3].tobytes())
try: memoryview(b"ab")[0] = 1
except TypeError as e: print(e)
for c in bytearray(b"ab"): print(c)
print(int.from_bytes(bytearray(b"\x01\x02"), "big"), "%s" % bytearray(b"q"), bytearray(b"q").rjust(3))
import struct, hashlib
print(struct.unpack("<H", bytearray(b"\x01\x02")), hashlib.md5(bytearray(b"a")).hexdigest())
buf = bytearray(8); struct.pack_into("<I", buf, 2, 7); print(buf)
