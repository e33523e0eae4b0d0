import threading
import time


def slow():
    time.sleep(0.3)


t = threading.Thread(target=slow)
t.start()
before = time.monotonic()
print(t.join(timeout=0.05), t.is_alive())
print("waited about 0.05 s:", 0.04 < time.monotonic() - before < 0.25)
t.join()
print(t.is_alive())
t.join(0.1)
t.join(timeout=None)
print("joining a finished thread returns at once")
