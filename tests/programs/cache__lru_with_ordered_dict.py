from collections import OrderedDict
from threading import RLock


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self._data = OrderedDict()
        self._lock = RLock()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        with self._lock:
            try:
                self._data.move_to_end(key)
            except KeyError:
                self.misses += 1
                return default
            self.hits += 1
            return self._data[key]

    def put(self, key, value):
        with self._lock:
            self._data[key] = value
            self._data.move_to_end(key)
            if len(self._data) > self.capacity:
                old, _ = self._data.popitem(last=False)
                print("evicted", old)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data


cache = LRUCache(2)
cache.put("a", 1)
cache.put("b", 2)
print(cache.get("a"))
cache.put("c", 3)
print(cache.get("b", "gone"), "c" in cache, len(cache))
print(f"hits={cache.hits} misses={cache.misses}")
