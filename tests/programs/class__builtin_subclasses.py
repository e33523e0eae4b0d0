class Stack(list):
    def push(self, item):
        self.append(item)

    @property
    def top(self):
        return self[-1]


class CaseDict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"no {key}"


class Name(str):
    def shout(self):
        return self.upper() + "!"


class Celsius(float):
    def __str__(self):
        return f"{float(self):.1f}°C"


s = Stack([1, 2])
s.push(3)
print(s, s.top, len(s), isinstance(s, list), s == [1, 2, 3], s[1:])
d = CaseDict()
d["ABC"] = 1
print(d, d["abc"], d["x"], "abc" in d, d.get("x"))
n = Name("ada")
print(n, n.shout(), n + "!", len(n), n == "ada", {n: 1}["ada"])
print(Celsius(21.55), Celsius(1) + 2, f"{Celsius(3):.2f}")
