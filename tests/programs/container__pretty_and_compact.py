import pprint

for width in range(14, 60, 9):
    for value in ({"a": list(range(30))}, [list(range(20)), ("x" * 20, {"k": "v" * 30})], list("abcdefghijk"), [1, "long" * 9, 2]):
        pprint.pprint(value, width=width, compact=True)
        pprint.pprint(value, width=width)
