class T(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
    def __repr__(self): return f"T{tuple(self)}"
t = T(1, 2); print(t, t.x, len(t), t == (1, 2), hash(t) == hash((1, 2)), {t: 1}[(1, 2)], t + (3,)); u, v = t; print(u, v)
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 100)
    def double(self): return self * 2
i = I(5); print(i + 1, i.double(), i == 5, i < 6, -i, abs(I(-3)), {5: "five"}[i], [10, 20, 30, 40, 50, 60][i], range(i), f"{i:03d}", str(i), int(i), float(i), 3 + i, i % 3, bool(I(0)), hex(i), i.bit_length(), "%d" % i, type(i + 1).__name__)
class S(str):
    def shout(self): return self.upper() + "!"
    def __len__(self): return 42
x = S("hey"); print(x, x.shout(), len(x), x + " you", x == "hey", x.replace("h", "H"), {"hey": 1}[x], "e" in x, x[0], f"{x:>5}", [x], ",".join([x, x]), x.split("e"), "hey".startswith(x), isinstance(x, str), "%s" % x)
class F(float): pass
f1 = F(2.5); print(f1, f1 + 1, f1 * 2, round(f1, 1), int(f1), f1 > 2, f"{f1:.2f}", repr(f1))
class SS(set):
    def add(self, v): print("add", v); super().add(v)
ss = SS([1, 2]); ss.add(3); print(ss, 3 in ss, len(ss), ss | {4}, ss == {1, 2, 3}, SS())
class B(bytes): pass
print(B(b"abc"), len(B(b"abc")), B(b"abc")[0], B(b"x") + b"y")
class E(Exception):
    def __init__(self, code, msg):
        super().__init__(msg); self.code = code
try: raise E(3, "boo")
except E as e: print(e, e.code, e.args, repr(e))
