from threading import Lock, Thread


class SingletonMeta(type):
    _instances = {}
    _lock = Lock()

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._instances:
                cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Database(metaclass=SingletonMeta):
    def __init__(self, url):
        self.url = url


urls = []


def open_database(url):
    urls.append(Database(url).url)


first = Thread(target=open_database, args=("sqlite://one",))
first.start()
first.join()
second = Thread(target=open_database, args=("sqlite://two",))
second.start()
second.join()
print(urls)
print(Database("x") is Database("y"), type(Database).__name__)
