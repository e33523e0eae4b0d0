import threading
import time


def worker():
    t = threading.current_thread()
    time.sleep(0.05)
    print(t.name)


worker()
new_t = threading.Thread(target=worker, name="NewThread")
new_t.start()
t = threading.current_thread()
print(t.name)
new_t.join()
