import threading
import time

MAX_AT_ONCE = 2
slots = threading.BoundedSemaphore(MAX_AT_ONCE)
guard = threading.Lock()
active = peak = 0
files = []


def download(name):
    global active, peak
    with slots:
        with guard:
            active += 1
            peak = max(peak, active)
        time.sleep(0.02)
        with guard:
            active -= 1
            files.append(name)


threads = [threading.Thread(target=download, args=(f"file{i}.zip",)) for i in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(files))
print("never more than", MAX_AT_ONCE, "at once:", peak <= MAX_AT_ONCE)
try:
    slots.release()
except ValueError as e:
    print("ValueError:", e)
