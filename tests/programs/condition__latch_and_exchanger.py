import threading


class CountDownLatch:
    def __init__(self, count):
        self.count = count
        self.cond = threading.Condition()

    def count_down(self):
        with self.cond:
            self.count -= 1
            if self.count <= 0:
                self.cond.notify_all()

    def wait(self, timeout=None):
        with self.cond:
            return self.cond.wait_for(lambda: self.count <= 0, timeout)


class Exchanger:
    def __init__(self):
        self.cond = threading.Condition()
        self.first = self.second = None
        self.waiting = False

    def swap(self, mine):
        with self.cond:
            if not self.waiting:
                self.waiting, self.first = True, mine
                self.cond.wait_for(lambda: not self.waiting)
                return self.second
            self.waiting, self.second = False, mine
            self.cond.notify_all()
            return self.first


latch = CountDownLatch(3)
print(latch.wait(0.01))
for _ in range(3):
    threading.Thread(target=latch.count_down).start()
print(latch.wait(), latch.count)

ex, got = Exchanger(), {}
pair = [threading.Thread(target=lambda n=n: got.update({n: ex.swap(f"gift of {n}")})) for n in ("ann", "bob")]
for t in pair:
    t.start()
for t in pair:
    t.join()
print(sorted(got.items()))
