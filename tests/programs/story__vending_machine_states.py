import enum
import threading


class State(enum.Enum):
    IDLE = enum.auto()
    HAS_COIN = enum.auto()
    EMPTY = enum.auto()

    def __str__(self):
        return self.name.lower().replace("_", " ")


class Vending:
    def __init__(self, stock):
        self.stock = stock
        self.state = State.IDLE
        self.lock = threading.RLock()
        self.log = []

    def _to(self, state):
        self.log.append(f"{self.state} -> {state}")
        self.state = state

    def coin(self):
        with self.lock:
            if self.state is not State.IDLE:
                return False
            self._to(State.HAS_COIN)
            return True

    def push(self):
        with self.lock:
            if self.state is not State.HAS_COIN:
                return None
            self.stock -= 1
            self._to(State.IDLE if self.stock else State.EMPTY)
            return "can"

    def buy(self):
        with self.lock:
            return self.push() if self.coin() else None


machine = Vending(3)
cans = []
buyers = [threading.Thread(target=lambda: cans.append(machine.buy())) for _ in range(5)]
for b in buyers:
    b.start()
for b in buyers:
    b.join()
print(sorted(cans, key=str), machine.state, [s.value for s in State])
print(*machine.log, sep="\n")
