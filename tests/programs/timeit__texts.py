"""timeit of texts and functions, _thread._count, and what an excepthook is given."""
import _thread
import threading
import timeit

calls = []
print(timeit.timeit("calls.append(1)", number=5, globals=globals()) >= 0, len(calls))
timer = timeit.Timer("total = total + step", setup="total = 0\nstep = 2")
print(len(timer.repeat(repeat=2, number=10)), timeit.timeit(lambda: calls.append(2), number=3) >= 0, len(calls))
try:
    timeit.timeit(5)
except ValueError as error:
    print(error)
print(_thread._count())


def hook(args):
    print(type(args).__module__, args.exc_type.__name__, args.thread.name)


threading.excepthook = hook
thread = threading.Thread(target=lambda: 1 / 0, name="divider")
thread.start()
thread.join()
