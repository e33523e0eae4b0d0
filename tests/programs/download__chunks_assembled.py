from concurrent.futures import ThreadPoolExecutor
import time

FILE = bytes(range(256)) * 4


def ranges(total, parts):
    size = -(-total // parts)
    return [(i, min(i + size, total)) for i in range(0, total, size)]


def get_range(bounds):
    start, stop = bounds
    time.sleep(0.01)
    return start, FILE[start:stop]


plan = ranges(len(FILE), 5)
print(plan)
with ThreadPoolExecutor(max_workers=len(plan)) as pool:
    parts = dict(pool.map(get_range, plan))
whole = b"".join(parts[start] for start in sorted(parts))
print(len(whole), whole == FILE, whole[:4], whole[-2:])
