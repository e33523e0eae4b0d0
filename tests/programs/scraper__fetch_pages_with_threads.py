import threading
import time

SITE = {
    "/": "Welcome home",
    "/about": "We like threads",
    "/contact": "Write to us",
    "/blog": "Ten posts about locks",
}
pages = {}
lock = threading.Lock()


def fetch(path):
    time.sleep(0.05)  # the network
    text = SITE.get(path)
    with lock:
        pages[path] = (200, text) if text else (404, "Not Found")


start = time.time()
threads = []
for path in [*SITE, "/missing"]:
    t = threading.Thread(target=fetch, args=(path,))
    t.start()
    threads.append(t)
for t in threads:
    t.join()
elapsed = time.time() - start

for path, (status, text) in sorted(pages.items()):
    print(f"{status} {path:<10} {len(text.split()):>2} words")
print("faster than one after the other:", elapsed < 0.25)
