import threading


class Bridge:
    """Cars of one direction at a time; empty bridges turn around."""

    def __init__(self):
        self.cond = threading.Condition()
        self.direction = None
        self.cars = 0
        self.crossings = {"north": 0, "south": 0}

    def enter(self, direction):
        with self.cond:
            while self.cars and self.direction != direction:
                self.cond.wait()
            self.direction = direction
            self.cars += 1

    def leave(self, direction):
        with self.cond:
            assert self.direction == direction
            self.cars -= 1
            self.crossings[direction] += 1
            if self.cars == 0:
                self.cond.notify_all()


bridge = Bridge()


def car(direction, times):
    for _ in range(times):
        bridge.enter(direction)
        bridge.leave(direction)


cars = [threading.Thread(target=car, args=(d, 5)) for d in ("north", "south", "north", "south")]
for c in cars:
    c.start()
for c in cars:
    c.join()
print(bridge.crossings, "cars on the bridge:", bridge.cars)
