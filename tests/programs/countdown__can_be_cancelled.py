import threading
import time


class CountdownTask:
    def __init__(self):
        self._running = True
        self.last = None

    def terminate(self):
        self._running = False

    def run(self, n):
        while self._running and n > 0:
            self.last = n
            n -= 1
            time.sleep(0.005)


c = CountdownTask()
t = threading.Thread(target=c.run, args=(10_000,))
t.start()
time.sleep(0.05)
c.terminate()
t.join()
print("stopped early:", c.last > 1)
print("alive:", t.is_alive())
