import threading
import time


def job():
    time.sleep(0.05)


t = threading.Thread(target=job)
t.start()
polls = 0
while t.is_alive():
    polls += 1
    time.sleep(0.005)
print("polled:", polls > 1, "alive:", t.is_alive())

workers = [threading.Thread(target=job) for _ in range(3)]
for w in workers:
    w.start()
while any(w.is_alive() for w in workers):
    pass
print("all workers finished")
