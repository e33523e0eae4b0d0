import threading


class Service:
    def __init__(self, name):
        self.name = name
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name=name)
        self.state = "new"

    def start(self):
        self._thread.start()

    def _loop(self):
        self.state = "running"
        while not self._stop.wait(0.005):
            pass
        self.state = "stopped"

    def stop(self):
        self._stop.set()
        self._thread.join()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.stop()


services = [Service(n) for n in ("mail", "web")]
for s in services:
    s.start()
for s in services:
    s.stop()
print([(s.name, s.state) for s in services])
with Service("cron") as cron:
    pass
print(cron.name, cron.state)
