"""Calls with too few arguments, too many, or the wrong names: what each function says about itself."""

import collections
import heapq
import math
import queue
import random
import sys
import threading
import time
import _thread


def attempt(call):
    try:
        answer = eval(call)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(f"{call}: answers {answer!r}")


lock = threading.Lock()
again = threading.RLock()
items = [3, 1, 2]
ages = {"ann": 31}
ring = collections.deque(items)
simple = queue.SimpleQueue()
word = "threads"

print("-- time and threads")
for call in (
    "time.sleep()", "time.sleep(1, 2)", "time.sleep(seconds=1)", "time.time(1)", "time.perf_counter(1)",
    "time.monotonic(since=1)", "time.process_time_ns(1)", "time.localtime(1, 2)", "time.mktime()",
    "threading.get_ident(1)", "_thread.allocate_lock(1)", "_thread.start_new_thread()",
    "_thread.start_new_thread(1, 2, 3, 4)", "threading.active_count(1)",
    "threading.Thread(work=print)", "threading.Thread(target=print, targt=1)", "threading.Thread().start(1)",
    "threading.Event().wait(1, 2)", "threading.Barrier()", "threading.Semaphore(1, 2)", "threading.Timer(1)",
    "threading.Condition().notify(1, 2)", "threading.Condition().wait_for()",
):
    attempt(call)

print("-- locks")
for call in (
    "lock.acquire(1, 2, 3)", "lock.acquire(wait=True)", "lock.acquire('yes')", "lock.release(1)",
    "lock.locked(1)", "lock.release(now=True)", "again.release(1)", "again.acquire(1, 2, 3)",
):
    attempt(call)
print(lock.locked())

print("-- queues")
for call in (
    "queue.Queue(1, 2)", "queue.Queue().put()", "queue.Queue().get(1, 2, 3)", "queue.Queue().qsize(1)",
    "queue.Queue().task_done(1)", "simple.put()", "simple.put(1, 2, 3, 4)", "simple.get(1, 2, 3)",
    "simple.put(1, itm=2)", "simple.put(1, item=2)", "simple.empty(1)", "simple.put_nowait()",
):
    attempt(call)

print("-- containers")
for call in (
    "items.append()", "items.append(1, 2)", "items.append(item=1)", "items.insert(1)", "items.pop(1, 2)",
    "items.index()", "ages.items(1)", "ages.keys(1)", "ages.get()", "ages.get(key='ann')", "ages.pop()",
    "ages.setdefault()", "ages.update(1, 2)", "ring.append()", "ring.append(1, 2)", "ring.popleft(1)",
    "ring.pop(0)", "ring.extend()", "ring.clear(1)", "collections.deque(1, 2, 3)", "collections.deque(size=1)",
    "heapq.heappush(items)", "set().add()",
):
    attempt(call)

print("-- texts and numbers")
for call in (
    "word.upper(1)", "word.split(1, 2, 3)", "word.split(by=1)", "word.join()", "word.find()", "word.count()",
    "word.startswith()", "word.splitlines(1, 2)", "word.expandtabs(1, 2)", "word.encode(1, 2, 3)",
    "word.replace('a')", "str(1, 2, 3, 4)", "(5).bit_length(1)", "(5.0).is_integer(1)", "math.floor()",
    "math.sqrt()", "math.sqrt(x=4)", "math.comb(3)", "math.pow(2)", "math.gcd(a=1)", "math.dist([1])",
    "random.random(1)", "random.getrandbits()", "random.randint(1)",
):
    attempt(call)

print("-- builtins")
for call in (
    "len()", "len(1, 2)", "isinstance(1)", "isinstance(1, 2, 3)", "issubclass(int)", "hasattr(1)", "setattr(1, 2)",
    "getattr(1)", "divmod(1)", "iter()", "next()", "sum()", "sum([1], 2, 3)", "sum(x=1)", "sum([1], begin=2)",
    "min()", "sorted()", "any()", "all(1, 2)", "reversed()", "enumerate()", "enumerate([], 1, 2)", "filter(1)",
    "pow(1)", "pow(1, 2, 3, 4)", "round()", "round(1, 2, 3)", "round(1, digits=2)", "open()", "compile(1)", "exec()",
    "property(1, 2, 3, 4, 5)", "staticmethod()", "slice()", "complex(1, 2, 3)", "print(ende='')", "input(1, 2)",
    "sys.intern()", "sys.exit(1, 2)", "sys.setrecursionlimit()",
):
    attempt(call)

print("-- with the wrong things")
for call in (
    "time.sleep(float('nan'))", "time.sleep(float('inf'))", "time.sleep(-1)", "time.sleep('long')", "divmod('%d', 2)",
    "divmod(1, None)", "getattr(1, 2)", "hasattr(1, 2)", "random.sample(5, 1)", "random.sample({1}, 1)",
):
    attempt(call)

print("-- by keyword, and right")
print(round(number=2.345, ndigits=1), round(2.5), round(2.345, ndigits=2), round(number=7))
print(pow(base=2, exp=10), pow(2, 10, mod=1000), pow(2, mod=1000, exp=10))


class Account:
    def read(self):
        return self._balance

    def write(self, balance):
        self._balance = balance

    balance = property(fset=write, fget=read)


account = Account()
account.balance = 10
print(account.balance)
