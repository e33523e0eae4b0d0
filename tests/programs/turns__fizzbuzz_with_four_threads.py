import threading


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.current = 1
        self.cond = threading.Condition()

    def _loop(self, mine, say):
        while True:
            with self.cond:
                while self.current <= self.n and not mine(self.current):
                    self.cond.wait()
                if self.current > self.n:
                    return
                print(say(self.current), end=" ")
                self.current += 1
                self.cond.notify_all()

    def fizz(self):
        self._loop(lambda i: i % 3 == 0 and i % 5, lambda i: "fizz")

    def buzz(self):
        self._loop(lambda i: i % 5 == 0 and i % 3, lambda i: "buzz")

    def fizzbuzz(self):
        self._loop(lambda i: i % 15 == 0, lambda i: "fizzbuzz")

    def number(self):
        self._loop(lambda i: i % 3 and i % 5, str)


fb = FizzBuzz(15)
threads = [threading.Thread(target=m) for m in (fb.fizz, fb.buzz, fb.fizzbuzz, fb.number)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print()
