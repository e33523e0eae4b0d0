import threading
import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Call:
    floor: int
    passenger: str = field(compare=False)


class Elevator(threading.Thread):
    def __init__(self, top):
        super().__init__(name="Elevator")
        self.top = top
        self.floor = 0
        self.calls = queue.PriorityQueue()
        self.trip = []

    def run(self):
        while True:
            call = self.calls.get()
            if call.floor > self.top:
                self.trip.append("parking")
                return
            step = 1 if call.floor > self.floor else -1
            while self.floor != call.floor:
                self.floor += step
                self.trip.append(self.floor)
            self.trip.append(f"{call.passenger} out")


lift = Elevator(top=9)
for floor, who in [(5, "Eve"), (2, "Ben"), (3, "Mia")]:
    lift.calls.put(Call(floor, who))
lift.calls.put(Call(99, "janitor"))
lift.start()
lift.join()
print(lift.name, *lift.trip, sep=" > ")
print(Call(1, "a") < Call(2, "a"), Call(1, "x") == Call(1, "y"), Call(4, "z"))
