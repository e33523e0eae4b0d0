import threading


class RepeatTimer(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


ticks = []
three = threading.Event()


def tick(word):
    ticks.append(word)
    if len(ticks) == 3:
        three.set()


timer = RepeatTimer(0.02, tick, args=("tick",))
timer.start()
three.wait()
timer.cancel()
timer.join()
print(ticks[:3])
