
def show(x):
    s = repr(x)
    i = s.find(" at 0x")
    print(s if i < 0 else s[:i] + ">", type(x).__name__)
class It:
    def __getitem__(self, i): return [10, 20, 30][i]
    def __len__(self): return 3
for x in [iter([]), iter(()), iter(""), iter("é"), iter(b""), iter(range(3)), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(int, 0), iter(It()), reversed([]), reversed(()), reversed(""), reversed(range(3)), reversed(It()), enumerate([]), zip(), map(int, []), filter(None, [])]:
    show(x)
print(list(enumerate("abc")), list(enumerate("ab", 5)), list(enumerate(iterable=[1], start=-2)))
print(list(zip("abc", [1, 2], range(9))), list(zip()), list(zip([1])))
print(list(map(lambda x: x * 2, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, [1, None])), list(map(int, "123")))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, ["1", "a"])))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(0, 10, 3))), list(reversed({1: 2, 3: 4})), list(reversed(It())), list(reversed({1: 2}.items())))
print(list(It()), 20 in It(), [x for x in It()], max(It()), sorted(It()), tuple(It()))
a, b, c = It()
print(a, b, c, *It())
n = iter([1, 2, 3].pop, 1)
def counter():
    counter.n += 1
    return counter.n
counter.n = 0
it = iter(counter, 4)
print(next(it), list(it), next(it, "end"), counter.n)
def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("finally")
    return "done"
i = g(); print(next(i), i.send("a"))
try:
    i.send("b")
except StopIteration as e:
    print("stop", e.value, e.args)
i = g(); next(i); print(i.throw(ValueError("bad")), next(i, "default"))
i = g(); next(i); print(i.throw(ValueError)); i.close(); i.close()
i = g(); next(i)
try:
    i.throw(KeyError, "k")
except KeyError as e:
    print(repr(e))
try:
    next(i)
except StopIteration:
    print("finished")
i = g()
try:
    i.send(1)
except TypeError as e:
    print(e)
i.close()
print(list(i))
try:
    g().throw(KeyError("x"))
except KeyError as e:
    print("unstarted", e)
def inner():
    try:
        x = yield "i1"
        print("inner got", x)
        yield "i2"
    except ValueError as e:
        print("inner caught", e)
        yield "i3"
    finally:
        print("inner finally")
    return "inner result"
def outer():
    r = yield from inner()
    print("result", r)
    yield from [7, 8]
    r = yield from "xy"
    print(r)
o = outer(); print(next(o), o.send("hello"), next(o), next(o), list(o))
o = outer(); next(o); print(o.throw(ValueError("into"))); print(list(o))
o = outer(); next(o); o.close()
o = outer(); next(o)
try:
    o.throw(KeyError("zzz"))
except KeyError as e:
    print("out", e)
def stopper():
    yield 1
    raise StopIteration("oops")
try:
    list(stopper())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def lazy():
    print("evaluated")
    return [1, 2]
ge = (x for x in lazy())
print("after")
print(list(ge), list(ge))
def reentrant():
    yield next(r)
r = reentrant()
try:
    next(r)
except ValueError as e:
    print(e)
def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        try:
            raise
        except ZeroDivisionError as e:
            yield str(e)
h = handling()
print(next(h))
try:
    raise
except RuntimeError as e:
    print(e)
print(next(h))
from_gen = (i * j for i in range(3) for j in range(i))
print(list(from_gen))
for bad in ["zip([1,2],[1],strict=True)", "zip([1],[1,2],strict=True)", "zip([1,2],[1,2],[1],strict=True)"]:
    try:
        if "1,2],[1,2]" in bad: list(zip([1,2],[1,2],[1],strict=True))
        elif "[1],[1,2]" in bad: list(zip([1],[1,2],strict=True))
        else: list(zip([1,2],[1],strict=True))
    except ValueError as e:
        print(e)
for f in [lambda: enumerate(), lambda: enumerate([], "a"), lambda: zip(1), lambda: map(int), lambda: filter(None), lambda: reversed({1}), lambda: reversed(1), lambda: iter(1), lambda: next([]), lambda: iter(1, 2), lambda: next(iter([])), lambda: list(5), lambda: enumerate(5), lambda: map(1, 2), lambda: filter(None, 3), lambda: zip(strit=1)]:
    try:
        print(f())
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
    def __reversed__(self): return iter("rev")
print(list(Countdown(3)), list(enumerate(Countdown(2))), list(zip(Countdown(2), Countdown(5))), list(map(str, Countdown(2))), list(filter(None, Countdown(3))), list(reversed(Countdown(1))), sum(Countdown(4)))
class NotIt:
    def __iter__(self): return 5
try:
    iter(NotIt())
except TypeError as e:
    print(e)
try:
    for x in NotIt(): pass
except TypeError as e:
    print(e)
e = enumerate("ab"); print(next(e), e.__next__(), iter(e) is e, isinstance(e, enumerate), next(e, None))
def gen3():
    yield 1
gg = gen3(); print(gg.__next__(), gg.__name__, gg.__iter__() is gg)
print([*enumerate("ab")], {**{"a": 1}}, dict(zip("ab", [1, 2])), dict(enumerate("ab")), set(map(abs, [-1, 1])))
print("-".join(map(str, range(4))), sum(map(int, "12")), any(map(bool, [0, 1])), all(filter(None, [1])), min(map(abs, [-3, 2])), sorted(map(abs, [-3, 2])))
z = zip([1, 2], [3, 4]); print(list(zip(*z)))
print(list(map(max, [1, 5], [3, 2])), list(map(lambda *a: a, "ab", "cd")))
nested = enumerate(enumerate(enumerate("ab")))
print(list(nested))
x = [1]
for _ in range(20): x = enumerate(x)
print(next(x))
