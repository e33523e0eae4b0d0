import queue
import threading

LINKS = {
    "index": ["a", "b"],
    "a": ["c", "index"],
    "b": ["c", "d", "missing"],
    "c": [],
    "d": ["a", "e"],
    "e": ["d"],
}

to_visit = queue.Queue()
visited = set()
broken = []
lock = threading.Lock()


def crawl():
    while True:
        page = to_visit.get()
        try:
            for link in LINKS[page]:
                with lock:
                    if link in visited:
                        continue
                    visited.add(link)
                to_visit.put(link)
        except KeyError:
            broken.append(page)
        finally:
            to_visit.task_done()


for _ in range(3):
    threading.Thread(target=crawl, daemon=True).start()
visited.add("index")
to_visit.put("index")
to_visit.join()
print("visited:", ", ".join(sorted(visited)))
print("broken:", broken)
