"""A pool of threads: hand in the work, get the results in order."""

import time
from concurrent.futures import ThreadPoolExecutor


def size_of(page):
    """How long a page is. Sleeping stands for fetching it."""
    time.sleep(0.05)
    return len(page)


pages = ["news", "weather", "sports", "comics", "recipes"]
with ThreadPoolExecutor(max_workers=3) as pool:
    sizes = list(pool.map(size_of, pages))

for page, size in zip(pages, sizes):
    print(f"{page}: {size}")
