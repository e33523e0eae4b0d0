import random
import threading

data = threading.local()
values = {}


def get_value(key):
    try:
        value = data.value
    except AttributeError:
        values[key] = "no value yet"
    else:
        values[key] = f"value={value}"


def worker(seed):
    get_value((seed, "before"))
    data.value = random.Random(seed).randint(1, 100)
    get_value((seed, "after"))


data.value = 1000
for seed in (1, 2):
    t = threading.Thread(target=worker, args=(seed,))
    t.start()
    t.join()
get_value(("main", "end"))
for key, text in values.items():
    print(key, text)
