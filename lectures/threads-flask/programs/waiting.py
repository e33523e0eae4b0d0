"""Work that waits: five pages from a slow server, one by one and all at once."""

import threading
import time

PAGES = ["news", "weather", "sports", "comics", "recipes"]


def fetch(page):
    """Fetch a page. Sleeping stands for the network: the processor has nothing to do."""
    time.sleep(0.1)


began = time.perf_counter()
for page in PAGES:
    fetch(page)
in_turn = time.perf_counter() - began

began = time.perf_counter()
threads = [threading.Thread(target=fetch, args=(page,)) for page in PAGES]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
at_once = time.perf_counter() - began

print(f"one by one:  {in_turn:.2f} s")
print(f"all at once: {at_once:.2f} s")
print(f"The waiting overlaps: {in_turn / at_once:.1f} times as fast")
