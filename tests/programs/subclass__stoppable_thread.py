import threading


class StoppableThread(threading.Thread):
    """Thread class with a stop() method; the thread itself has to check stopped()."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._stop_event = threading.Event()
        self.loops = 0

    def stop(self):
        self._stop_event.set()

    def stopped(self):
        return self._stop_event.is_set()

    def run(self):
        while not self.stopped():
            self.loops += 1
            self._stop_event.wait(0.001)


t = StoppableThread(name="spinner", daemon=True)
t.start()
while t.loops < 3:
    pass
t.stop()
t.join()
print(t.name, t.stopped(), t.is_alive(), t.loops >= 3)
