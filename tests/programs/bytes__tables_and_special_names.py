table = bytes.maketrans(b"abc", b"xyz")
print(b"aabbcc d".translate(table), b"abcabc".translate(None, b"b"), b"abc".translate(table, delete=b"a"))
print(len(table), b"".maketrans(b"", b"") == bytes(range(256)))
for call in (
    lambda: bytes.maketrans(b"a", b"bc"),
    lambda: b"a".translate(b"short"),
    lambda: b"a".translate("text"),
):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(b"ab".__mul__(2), b"%d".__mod__(3), b"x".__bytes__(), b"x".__getnewargs__(), (1, 2).__getnewargs__())
print({1, 2}.__rand__({2, 3}), {1}.__ror__({2}), {1, 2}.__rsub__({2, 3}), frozenset([1]).__rxor__({1, 2}))
for kind in (list, dict, set, frozenset, tuple, str, bytes, int, object):
    print(kind.__name__, len(dir(kind)), [name for name in dir(kind) if name not in dir(object)])
