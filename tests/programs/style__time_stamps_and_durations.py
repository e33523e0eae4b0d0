import threading
import time
from datetime import datetime

results = {}


def task(name, delay):
    started = time.time()
    time.sleep(delay)
    results[name] = {
        "started": time.strftime("%H:%M:%S", time.localtime(started)),
        "seconds": round(time.time() - started, 1),
        "stamp": datetime.now().strftime("%Y-%m-%d %H:%M:%S"),
    }


begin = time.perf_counter()
threads = [threading.Thread(target=task, args=(f"task-{i}", 0.1)) for i in range(1, 4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
total = time.perf_counter() - begin
for name in sorted(results):
    r = results[name]
    print(f"{name}: {r['seconds']:.1f}s", len(r["started"]), len(r["stamp"]), r["stamp"][:2])
print("all three took about as long as one:", 0.1 <= total < 0.3)
print(len(time.ctime().split()), time.ctime()[-4:] == str(datetime.now().year))
print("--- %s seconds ---" % round(total - total, 2))
