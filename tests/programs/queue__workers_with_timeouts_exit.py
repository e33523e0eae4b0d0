import queue
import threading

q = queue.Queue()
for n in range(10):
    q.put(n)
done = []
exits = []


def worker(name):
    while True:
        try:
            n = q.get(timeout=0.05)
        except queue.Empty:
            exits.append(name)
            break
        done.append(n * 2)
        q.task_done()


threads = []
for i in range(3):
    t = threading.Thread(target=worker, args=(f"w{i}",))
    t.start()
    threads.append(t)
q.join()
for t in threads:
    t.join()
print(sorted(done), sorted(exits))
