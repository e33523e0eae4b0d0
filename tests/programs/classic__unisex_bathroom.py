import threading


class Bathroom:
    LIMIT = 3

    def __init__(self):
        self.cond = threading.Condition()
        self.kind = None
        self.inside = 0
        self.faults = 0

    def use(self, kind):
        with self.cond:
            while self.inside == self.LIMIT or (self.inside and self.kind != kind):
                self.cond.wait()
            self.kind = kind
            self.inside += 1
        if self.kind != kind or self.inside > self.LIMIT:
            self.faults += 1
        with self.cond:
            self.inside -= 1
            self.cond.notify_all()


room = Bathroom()
threads = [threading.Thread(target=room.use, args=("mw"[i % 2],)) for i in range(12)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(f"inside: {room.inside}, faults: {room.faults}")
