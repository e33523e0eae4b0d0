import threading


class Settings:
    _instance = None
    _lock = threading.Lock()
    created = 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls.created += 1
                    cls._instance = super().__new__(cls)
        return cls._instance


found = []
threads = [threading.Thread(target=lambda: found.append(Settings())) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("instances made:", Settings.created)
print("all the same:", len({id(s) for s in found}) == 1)
