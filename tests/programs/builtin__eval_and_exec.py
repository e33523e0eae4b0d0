"""Texts that are run: alone, in a function, and with names of their own."""

z = 3 + 4j
print(eval("1+2"), eval("z*2"), eval("a+b", {"a": 1, "b": 2}), eval("len('abc')"))
def f(q):
    w = 4
    print(eval("q*w+len('a')"), [eval("w") for _ in range(2)] if False else None)
    exec("print(q, w); n = 5")
f(3)
exec("y = 5\ndef g(n):\n    return n * y\nprint(g(3))"); print(y, g(4))
d = {}
exec("a = 1\nb = a + 1\ndef h(): return b", d); print(sorted(k for k in d if k != "__builtins__"), d["h"]())
c = compile("3*4", "<s>", "eval"); print(eval(c)); exec(compile("print('hi')", "f.py", "exec"))
try: eval("2+")
except SyntaxError as e: print(type(e).__name__, e)
try: eval("undefined_thing")
except NameError as e: print(e)
l = {}; exec("k = 2", {}, l); print(l)
for op in "+-*/": print(eval(f"6 {op} 3"))
exec("import math; print(math.sqrt(16))")
eval("print('x')", {"__builtins__": __builtins__})
eval("1/0")
