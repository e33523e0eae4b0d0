def averager():
    total, count, average = 0.0, 0, None
    try:
        while True:
            try:
                value = yield average
            except ValueError as e:
                print("skipped:", e)
                continue
            if value is None:
                return "end"
            total += value
            count += 1
            average = total / count
    finally:
        print("closing after", count)


g = averager()
print(next(g), g.send(10), g.send(20))
print(g.throw(ValueError("bad")))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value)

h = averager()
next(h)
h.send(1)
h.close()
try:
    next(h)
except StopIteration:
    print("closed")


def outer():
    result = yield from inner()
    yield f"inner gave {result}"


def inner():
    got = yield "first"
    yield got * 2
    return "done"


o = outer()
print(next(o), o.send(21), next(o), list(o))
