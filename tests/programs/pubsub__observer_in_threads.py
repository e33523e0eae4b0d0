from abc import ABC, abstractmethod
import threading


class Observer(ABC):
    @abstractmethod
    def update(self, value):
        ...


class Thermometer:
    def __init__(self):
        self._observers = set()
        self._lock = threading.Lock()
        self._value = 0

    def attach(self, observer):
        self._observers.add(observer)

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        with self._lock:
            self._value = new
            for o in self._observers:
                o.update(new)


class Maximum(Observer):
    def __init__(self):
        self.highest = float("-inf")

    def update(self, value):
        self.highest = max(self.highest, value)


class Tally(Observer):
    seen = 0

    def update(self, value):
        self.seen += 1


t = Thermometer()
high, tally = Maximum(), Tally()
t.attach(high)
t.attach(tally)


def measure(values):
    for v in values:
        t.value = v


threads = [threading.Thread(target=measure, args=(vs,)) for vs in ([3, 18, 7], [21.5, -4])]
for th in threads:
    th.start()
for th in threads:
    th.join()
print(high.highest, tally.seen, Tally.seen)
try:
    Observer()
except TypeError as e:
    print(e)
