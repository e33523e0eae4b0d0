import threading
import time


class Watchdog:
    def __init__(self, timeout, handler):
        self.timeout = timeout
        self.handler = handler
        self.timer = None

    def feed(self):
        if self.timer:
            self.timer.cancel()
        self.timer = threading.Timer(self.timeout, self.handler)
        self.timer.daemon = True
        self.timer.start()

    def stop(self):
        self.timer.cancel()


barked = threading.Event()
dog = Watchdog(0.3, barked.set)
for _ in range(3):
    dog.feed()
    time.sleep(0.02)
print("barked while fed:", barked.is_set())
print("barked when left alone:", barked.wait(5))
dog.stop()
