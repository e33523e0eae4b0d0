import threading


class RoundRobin:
    def __init__(self, n):
        self.n = n
        self.turn = 0
        self.cond = threading.Condition()

    def run(self, me, rounds):
        for r in range(rounds):
            with self.cond:
                self.cond.wait_for(lambda: self.turn % self.n == me)
                print(f"thread {me} says {self.turn + 1}")
                self.turn += 1
                self.cond.notify_all()


rr = RoundRobin(3)
ts = [threading.Thread(target=rr.run, args=(i, 3)) for i in reversed(range(3))]
for t in ts:
    t.start()
for t in ts:
    t.join()
