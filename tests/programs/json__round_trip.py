import json

data = {"name": "Ada", "tags": ["x", "y"], "nested": {"n": 1.5, "ok": True, "none": None}, "é": "ü\n\"q\"", "e": []}
text = json.dumps(data)
print(text)
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.loads(text) == data, json.dumps([1, (2, 3), "a"], separators=(",", ":")))
print(json.loads('{"a": [1, 2.5, -3e2, true, null, "\\u00e9"]}'), json.loads(" [ ] "), json.loads('"x"'))
print(json.dumps({1: "int key", None: 0, True: 1}), json.dumps(float("inf")), json.dumps("tab\t/"))
for bad in ("{", "[1,]", "{'a': 1}", "", "nul", '{"a" 1}', "[1] x"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1}}, cls=Encoder), json.dumps(object, default=lambda o: o.__name__))
