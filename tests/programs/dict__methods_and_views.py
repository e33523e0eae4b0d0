d = {"a": 1, "b": 2}
d["c"] = 3; d.update(b=20, d=4); d.update([("e", 5)]); d |= {"f": 6}
print(d, len(d), "a" in d, d.get("z"), d.get("z", 0), d.pop("f"), d.pop("q", None), d.popitem())
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.keys() & {"a", "q"}, sorted(d.keys() | {"q"}) )
print(d.setdefault("a", 9), d.setdefault("n", []).append(1), d)
del d["n"]; print(sorted(d, reverse=True), max(d, key=d.get), sum(d.values()))
print({k: v for k, v in d.items() if v > 2}, dict(zip("xy", [1, 2])), dict.fromkeys("ab", 0), dict(a=1, **{"b": 2}))
print({**d, "a": 100} | {"z": 1}, d == dict(d), d == {}, bool({}), d.copy() is d)
inverse = {v: k for k, v in d.items()}; print(inverse)
groups = {}
for word in ["ant", "bee", "ape", "bat"]:
    groups.setdefault(word[0], []).append(word)
print(groups, [*groups], list(reversed(groups)))
nested = {"x": {"y": [1, {"z": "deep"}]}}; print(nested["x"]["y"][1]["z"], nested)
for k, v in sorted(d.items(), key=lambda kv: -kv[1]):
    print(f"{k}={v}", end=" ")
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "tuple"}[1, 2])
for bad in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {{}: 1}):
    try:
        bad()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
try:
    for k in d:
        d[k + "!"] = 1
except RuntimeError as e:
    print(e)
