"""What a profile counts: calls of functions, methods, generators and builtins; times are nobody's business."""

import contextlib
import cProfile
import io
import pstats
import re
import threading
import time


def counted(profile):
    """Function and calls, in an order of their own."""
    stats = pstats.Stats(profile)
    for (file, line, name), row in sorted(stats.stats.items(), key=lambda item: (item[0][2], item[0][1])):
        print(f"{name:48} {row[1]:4} {row[0]:4}", "program" if file == __file__ else "")
    print(stats.total_calls, stats.prim_calls)


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        if amount < 0:
            raise ValueError("negative")
        self.balance += amount

    @property
    def doubled(self):
        return 2 * self.balance


def squares(count):
    for number in range(count):
        yield number * number


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def failing():
    account = Account(1)
    for amount in (1, 2, -3):
        try:
            account.deposit(amount)
        except ValueError:
            pass
    return account.doubled


lock = threading.Lock()


def waiting():
    time.sleep(0.01)
    with lock:
        pass
    lock.acquire()
    lock.release()


def work():
    items = []
    for square in squares(3):
        items.append(square)
    print(len(items), sum(items), max(items), fibonacci(5), failing())
    waiting()
    return sorted(items, key=lambda item: -item)


profile = cProfile.Profile()
profile.enable()
work()
profile.disable()
counted(profile)

# A second time, added to the first; nothing in between counts.
fibonacci(3)
profile.enable()
fibonacci(3)
profile.disable()
stream = io.StringIO()
stats = pstats.Stats(profile, stream=stream)
stats.strip_dirs().sort_stats("ncalls", "name").print_stats("fib|squares")
lines = stream.getvalue().splitlines()
print(lines[0].split(" in ")[0], lines[2:5])
for line in lines[5:]:
    parts = line.split()
    print(parts[0] if parts else "", parts[-1] if parts else "")

# What other threads do is theirs.
with cProfile.Profile() as other:
    thread = threading.Thread(target=fibonacci, args=(5,))
    thread.start()
    thread.join()
print(any(name == "fibonacci" for _, _, name in pstats.Stats(other).stats))
print(cProfile.Profile().runcall(fibonacci, 6))
printed = io.StringIO()
with contextlib.redirect_stdout(printed):
    cProfile.run("fibonacci(4)")
    try:
        cProfile.run("failing() / 0")
    except ZeroDivisionError as error:
        print(error)
for line in printed.getvalue().splitlines():
    print(re.sub(r" in [0-9.]+ seconds|[0-9]+\.[0-9]{3} *", "", line))
