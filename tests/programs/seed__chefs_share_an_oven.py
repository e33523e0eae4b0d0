import threading
import time


class Oven:
    def __init__(self):
        self.lock = threading.Lock()
        self.inside = None
        self.mixed_up = 0

    def bake(self, dish):
        with self.lock:
            if self.inside is not None:
                self.mixed_up += 1
            self.inside = dish
            time.sleep(0.002)
            baked, self.inside = f"baked {self.inside}", None
            return baked


def chef(name, dishes, oven, table):
    for dish in dishes:
        table[name].append(oven.bake(dish))


oven = Oven()
orders = {"Remy": ["pie", "bread"], "Julia": ["quiche"], "Paul": ["cake", "scones", "tart"]}
table = {name: [] for name in orders}
kitchen = [threading.Thread(target=chef, args=(n, d, oven, table)) for n, d in orders.items()]
for c in kitchen:
    c.start()
for c in kitchen:
    c.join()
for name, dishes in table.items():
    print(f"{name}: {', '.join(dishes)}")
print("mixed up:", oven.mixed_up)
