import threading


class SoldOut(Exception):
    pass


class Cinema:
    def __init__(self, seats):
        self._lock = threading.Lock()
        self._free = [f"{row}{n}" for row in "AB" for n in range(1, seats // 2 + 1)]
        self.sold = {}

    def book(self, who, wanted=1):
        with self._lock:
            if len(self._free) < wanted:
                raise SoldOut(f"only {len(self._free)} seats left")
            taken, self._free = self._free[:wanted], self._free[wanted:]
            self.sold.setdefault(who, []).extend(taken)
            return taken


cinema = Cinema(10)
refused = []


def customer(name, tries):
    for _ in range(tries):
        try:
            cinema.book(name)
        except SoldOut as e:
            refused.append(str(e))


people = [threading.Thread(target=customer, args=(n, 4)) for n in ("ann", "bob", "cid")]
for p in people:
    p.start()
for p in people:
    p.join()
sold = [seat for seats in cinema.sold.values() for seat in seats]
print("sold:", len(sold), "different:", len(set(sold)), "refused:", len(refused), set(refused))
try:
    cinema.book("dan", 3)
except SoldOut as e:
    print("dan:", e)
