import threading


class ParkingLot:
    def __init__(self, places):
        self.places = threading.BoundedSemaphore(places)
        self.lock = threading.Lock()
        self.inside = set()
        self.fullest = 0
        self.total = 0

    def park(self, plate):
        with self.places:
            with self.lock:
                self.inside.add(plate)
                self.fullest = max(self.fullest, len(self.inside))
                self.total += 1
            with self.lock:
                self.inside.remove(plate)


lot = ParkingLot(3)
cars = [threading.Thread(target=lot.park, args=(f"CS-{n}",)) for n in range(304, 316)]
for c in cars:
    c.start()
for c in cars:
    c.join()
print(lot.total, "cars,", len(lot.inside), "inside, limit kept:", lot.fullest <= 3)
