"""Lists used as queues, shortened and lengthened at either end and in the middle by chance."""
import random
import threading

random.seed(5)
items = []
taken = []
for number in range(20_000):
    chance = random.random()
    if chance < 0.2:
        items.append(number)
    elif chance < 0.4:
        items.insert(0, number)
    elif chance < 0.5:
        items.insert(random.randrange(-3, len(items) + 3), number)
    elif chance < 0.7 and items:
        taken.append(items.pop(0))
    elif chance < 0.8 and items:
        taken.append(items.pop())
    elif chance < 0.85 and items:
        taken.append(items.pop(random.randrange(-len(items), len(items))))
    elif chance < 0.9 and items:
        items[random.randrange(len(items))] = -number
    elif chance < 0.95 and items:
        items.remove(items[len(items) // 2])
    elif items:
        del items[random.randrange(len(items))]
print(len(items), sum(place * item for place, item in enumerate(items)))
print(len(taken), sum(place * item for place, item in enumerate(taken)))

# Two that take from one list: each item is somebody's, in order.
work = list(range(5000))
shares = [[], []]
lock = threading.Lock()


def take(share):
    while True:
        with lock:
            if not work:
                return
            share.append(work.pop(0))


threads = [threading.Thread(target=take, args=(share,)) for share in shares]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(shares[0] + shares[1]) == list(range(5000)), all(share == sorted(share) for share in shares))

# Without a lock nothing is taken twice, either.
work = list(range(5000))
shares = [[], []]


def grab(share):
    try:
        while True:
            share.append(work.pop(0))
    except IndexError as error:
        return error


threads = [threading.Thread(target=grab, args=(share,)) for share in shares]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(shares[0] + shares[1]) == list(range(5000)))

numbers = list(range(20))
del numbers[::-3]
print(numbers)
del numbers[1:9:3]
print(numbers)
loop = []
loop.append(loop)
for attempt in (lambda: loop.remove([1]), lambda: [1].pop(5), lambda: [].pop(0), lambda: [1].remove(2)):
    try:
        attempt()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
