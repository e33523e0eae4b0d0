b = b"abc\x00\xff"
print(b, len(b), b[0], b[1:3], list(b[:3]), b.hex(), bytes.fromhex("6869"), bytes(3), bytes([65, 66]), "é€".encode("utf-8"))
print(b.startswith(b"ab"), b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".upper(), b"b" in b, 98 in b, b.find(b"c"), b"aXb".replace(b"X", b"--"))
ba = bytearray(b"hello")
ba[0] = ord("J"); ba.append(33); ba += b"?"; ba.extend([46]); del ba[1]
print(ba, bytes(ba), ba.decode(), len(ba), ba[-1], ba[1:3])
print(b"caf\xc3\xa9".decode(), "x".encode("ascii"), b"a" + b"b", b"ab" * 2, b"a" < b"b", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"])
for bad in (lambda: "é".encode("ascii"), lambda: b"\xff".decode("utf-8"), lambda: b"a" + "b", lambda: bytes([256]), lambda: b[99]):
    try:
        bad()
    except (UnicodeError, TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(b"\xff".decode("utf-8", errors="replace"), "é!".encode("ascii", "ignore"), str(b"x"), b"%d items" % 3)
print(int.from_bytes(b"\x00\x10", "big"), memoryview(b"abc")[1], sum(b"abc"), sorted(b"cab"), bytes(reversed(b"abc")))
