import threading
import time

stop = threading.Event()
ticks = []


def ticker():
    while not stop.is_set():
        ticks.append(len(ticks))
        time.sleep(0.005)


t = threading.Thread(target=ticker)
t.start()
try:
    while len(ticks) < 3:
        time.sleep(0.005)
    raise KeyboardInterrupt
except KeyboardInterrupt:
    print("stopping on Ctrl-C")
    stop.set()
finally:
    t.join()
print(ticks[:3], t.is_alive())
