import threading
import itertools
from enum import Enum


class Light(Enum):
    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"


class TrafficLight:
    def __init__(self):
        self.state = Light.RED
        self.changed = threading.Condition()

    def switch(self, to):
        with self.changed:
            self.state = to
            print(f"light: {to.value}")
            self.changed.notify_all()

    def wait_for(self, state):
        with self.changed:
            self.changed.wait_for(lambda: self.state is state)


light = TrafficLight()
passed = []


def driver(name):
    light.wait_for(Light.GREEN)
    passed.append(name)


cars = [threading.Thread(target=driver, args=(f"car {i}",)) for i in range(3)]
for c in cars:
    c.start()
for state in itertools.islice(itertools.cycle([Light.RED, Light.GREEN]), 2):
    light.switch(state)
for c in cars:
    c.join()
light.switch(Light.YELLOW)
print(sorted(passed), light.state, light.state.name)
