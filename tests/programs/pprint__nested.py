# Nested containers, one item to a line where they do not fit.
import pprint

pprint.pprint({"b": 1, "a": [1, 2, 3]})
pprint.pprint({i: "x" * i for i in range(12)})
pprint.pprint([list(range(30)), "a" * 10], width=40)
pprint.pprint([list(range(30))], width=40, compact=True)
pprint.pprint({"key": {"nested": ["some longer text here", "and another piece of text", ("t", 1)]}, "other": "word " * 30}, width=50)
pprint.pprint({3, 1, 2})
pprint.pprint(tuple(range(50)), indent=4)
pprint.pprint([[[[1]]]], depth=2)
print(pprint.pformat({"z": 1, "a": 2}, sort_dicts=False))
pprint.pp({"z": 1, "a": 2})
pprint.pprint("word " * 30)
