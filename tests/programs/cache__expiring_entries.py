import threading
import time


class ExpiringCache:
    def __init__(self, ttl):
        self.ttl = ttl
        self._lock = threading.Lock()
        self._entries = {}

    def __setitem__(self, key, value):
        with self._lock:
            self._entries[key] = (time.monotonic() + self.ttl, value)

    def __getitem__(self, key):
        with self._lock:
            deadline, value = self._entries[key]
            if time.monotonic() >= deadline:
                del self._entries[key]
                raise KeyError(key)
            return value


sessions = ExpiringCache(ttl=0.1)
sessions["ann"] = "token-1"
print("fresh:", sessions["ann"])
time.sleep(0.15)
try:
    sessions["ann"]
except KeyError as e:
    print("expired:", e)
