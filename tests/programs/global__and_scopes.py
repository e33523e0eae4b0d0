x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed by inner"
        return x

    def reader():
        return x

    inner()
    return x, reader()


def set_global():
    global x, created
    x = "new global"
    created = True


def shadows():
    len = lambda s: -1
    return len("abc")


print(outer(), x)
set_global()
print(x, created, shadows(), len("abc"))


class Scope:
    x = "class"
    y = x + " body"
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]

    def method(self):
        return x, self.x


print(Scope().method(), Scope.y, Scope.doubled)
try:
    print(undefined)
except NameError as e:
    print(e)


def early():
    try:
        print(later)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    later = 1


early()
del created
print("created" in globals(), "x" in globals(), sorted(vars(Scope).keys() & {"x", "y", "items"}))
