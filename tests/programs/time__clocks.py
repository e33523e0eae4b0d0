# Clocks never go back, and sleeping takes at least as long as asked.
import threading
import time

start = time.perf_counter()
start_ns = time.perf_counter_ns()
time.sleep(0.02)
print(time.perf_counter() - start >= 0.02, time.perf_counter_ns() - start_ns >= 20_000_000)
print(isinstance(time.time(), float), isinstance(time.time_ns(), int), time.time() > 1.6e9)
readings = [time.monotonic() for _ in range(100)]
print(readings == sorted(readings))
try:
    time.sleep(-1)
except ValueError as error:
    print("ValueError:", error)

took = []


def nap(seconds):
    before = time.monotonic()
    time.sleep(seconds)
    took.append(time.monotonic() - before >= seconds)


threads = [threading.Thread(target=nap, args=(0.01 * n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(took, time.process_time() >= 0, time.thread_time() >= 0)
