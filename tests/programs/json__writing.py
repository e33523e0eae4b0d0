# Objects as JSON: separators, indentation, keys that are no texts, and objects of one's own.
import io
import json

data = {"b": [1, 2.5, None, True, False], "a": {"x": "é\n\"q\"\\ \x01 😀", "e": [], "o": {}}, 3: "int", None: 1, True: 2, 1.5: 3}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps({"b": 1, "a": [1, {"c": 2}], "n": {}}, indent=2, sort_keys=True))
print(json.dumps([1, 2], indent="--"), json.dumps({"a": 1, "b": 2}, separators=(",", ":")))
print(json.dumps((1, 2)), json.dumps("x"), json.dumps(1e20), json.dumps(float("-inf")), json.dumps([]), json.dumps(10**30), json.dumps(0.1))


class Account:
    def __init__(self, owner):
        self.owner = owner


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps([Account("Ann")], default=lambda o: o.__dict__), json.dumps({"s": {3, 1}}, cls=Encoder), Encoder(indent=1).encode([1]))
stream = io.StringIO()
json.dump({"k": [1, 2]}, stream, indent=1)
print(repr(stream.getvalue()))
loop = []
loop.append(loop)
for bad in (Account("x"), {1, 2}, {(1, 2): 3}, b"x", loop, {"deep": [Account("y")]}):
    try:
        print(json.dumps(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as error:
    print(error)
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
