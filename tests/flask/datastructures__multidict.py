"""Dicts with several values for a key, and headers."""

from werkzeug.datastructures import Headers, ImmutableMultiDict, MultiDict
from werkzeug.exceptions import BadRequestKeyError

many = MultiDict([("a", "1"), ("b", "x"), ("a", "2")])
print(many, many["a"], many.getlist("a"), many.get("c"), many.get("a", type=int), many.getlist("b", type=int), len(many), list(many))
many.add("b", "y")
many["a"] = "9"
many.setlist("c", ["5", "6"])
many.setdefault("d", "7")
print(list(many.items(multi=True)), list(many.items()), many.to_dict(), list(many.lists()), list(many.values()))
print(many.pop("c"), many.poplist("b"), many.poplist("zz"), "c" in many, many.pop("zz", "none"), many.copy() == many)
for wrong in (lambda: many["zz"], lambda: ImmutableMultiDict(a=1) if False else ImmutableMultiDict([("a", 1)]).add("a", 2)):
    try:
        wrong()
    except (BadRequestKeyError, TypeError) as error:
        print(type(error).__name__, error)
print(MultiDict({"a": [1, 2], "b": 3}), isinstance(BadRequestKeyError("x"), KeyError))
headers = Headers([("Content-Type", "text/plain"), ("X-A", "1")])
headers.add("x-a", "2")
headers["X-B"] = "3"
print(headers["content-type"], headers.getlist("X-A"), "x-b" in headers, headers.get("n"), list(headers), len(headers))
headers["x-a"] = "4"
headers.remove("X-B")
print(headers.to_wsgi_list(), headers.pop("X-A"), headers.keys and list(headers.keys()), repr(str(headers)))
try:
    headers["X"] = "a\nb"
except ValueError as error:
    print(error)
