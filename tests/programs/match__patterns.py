class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
class Color:
    RED = 1
    GREEN = 2
def f(v):
    match v:
        case 0 | 1:
            return "zero-one"
        case -5:
            return "neg"
        case Color.GREEN:
            return "green"
        case str("hello" as h):
            return ("h", h)
        case str():
            return "str"
        case None:
            return "none"
        case True:
            return "true"
        case [] | ():
            return "empty"
        case [x]:
            return ("one", x)
        case [1, _, *_]:
            return "starts with 1"
        case [2, *rest]:
            return ("2", rest)
        case [*init, 9]:
            return ("9", init)
        case [*_, 10, _]:
            return "ten before last"
        case (Point(x=0, y=y), Point(x1, y1)) if y > x1:
            return ("two points", y, x1, y1)
        case Point(0, 0):
            return "origin"
        case Point(x, 0) | Point(0, x):
            return ("axis", x)
        case Point() as p:
            return ("point", p.x)
        case {"kind": "circle", "r": r}:
            return ("circle", r)
        case {"kind": ("sq" | "rect") as k, **rest}:
            return (k, rest)
        case {}:
            return "mapping"
        case int(n) | float(n) if n > 100:
            return ("big", n)
        case int() | float():
            return "num"
        case (a, (b, c)) | (a, [b, c, _]):
            return (a, b, c)
        case (1 | 2 | 3 as q, [r, s]):
            return q, r, s
        case _:
            return "other"
tests = [0, 1, -5, 2, "hello", "bye", None, True, False, [], (), [4], [1,2,3], [2,3,4], [5, 9], [3,10,4],
    (Point(0, 5), Point(1, 2)), (Point(0,5), Point(7,2)), Point(0,0), Point(3,0), Point(0,4), Point(1,1),
    {"kind":"circle","r":3}, {"kind":"sq","a":1}, {"kind":"rect"}, {"z":1}, {}, 500, 99, 1.5, 200.5, (7,(8,9)), (7,[8,9,10]), {1,2}, object, b"ab", range(1), range(2,4)]
for t in tests:
    r = f(t)
    print(r)
def g(cmd):
    match cmd.split():
        case ["go", ("north" | "south") as d]:
            print("go", d)
        case ["get", obj]:
            print("get", obj)
        case ["drop", *objs]:
            for o in objs:
                print("drop", o)
        case [single]:
            print(single)
        case _:
            print("?")
for c in ["go north", "get lamp", "drop a b c", "quit", "a b c d", "go west"]:
    g(c)
match 5:
    case x if x > 10:
        print("big")
    case y:
        print("y", y)
print(x)
match 1, 2:
    case 1, z:
        print(z)
try:
    match Point(1,2):
        case Point(1,2,3):
            pass
except TypeError as e:
    print(e)
try:
    match 3:
        case int(1, 2):
            pass
except TypeError as e:
    print(e)
match {"a": {"b": [1, 2, {"c": 3}]}}:
    case {"a": {"b": [_, two, {"c": c}]}}:
        print(two, c)
def loop():
    for item in [1, "x", 2]:
        match item:
            case int():
                continue
            case str():
                print("breaking")
                break
    else:
        print("else")
loop()
match = 3
case = 4
print(match, case)
class A:
    match 3:
        case n:
            m = n
print(A.m, A.n)
