class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __format__(self, spec):
        if not spec:
            return str(self)
        return f"<{self.x:{spec}}, {self.y:{spec}}>"


class Plain:
    def __str__(self):
        return "plain"


v, table = Vector(1.5, -2), {"v": Vector(0, 0), "list": [10, 20]}
print("%s %r %s%%" % (v, v, Plain()), "%10s|%-8s|" % (Plain(), Plain()), "%(v)s" % table)
print("{} {!r} {!s:>8} {:.2f}".format(v, v, Plain(), v), "{0.x} {0.y:+d} {1[list][1]} {1[v]}".format(v, table))
print(f"{v} {v!r} {v:.1f} {Plain()} {Plain()!s:^9}|", format(v, "g"), format(Plain()))
print("{v.x:{w}.{p}f}|".format(v=v, w=8, p=3), "{:{}}|".format("a", 4), "{list[0]}".format(**table), "{v}".format_map(table))
for bad in (lambda: f"{Plain():>9}", lambda: "%d" % Plain(), lambda: "{.z}".format(v), lambda: "{0} {}".format(1, 2), lambda: "{!x}".format(1), lambda: "{".format(), lambda: "}".format(), lambda: "{a.}".format(a=1)):
    try:
        print(bad())
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)


class Wrong:
    def __format__(self, spec):
        return 5


try:
    f"{Wrong()}"
except TypeError as e:
    print(e)
