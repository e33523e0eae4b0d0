"""A cache that keeps what somebody uses: threads share an object as long as one of them holds it."""

import threading
import weakref


class Picture:
    loaded = 0

    def __init__(self, name):
        self.name = name
        Picture.loaded += 1


cache = weakref.WeakValueDictionary()
guard = threading.Lock()


def picture(name):
    with guard:
        found = cache.get(name)
        if found is None:
            found = cache[name] = Picture(name)
        return found


def show(name, results):
    results.append(picture(name))


results = []
threads = [threading.Thread(target=show, args=("cat", results)) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Picture.loaded, len(set(map(id, results))), list(cache))
results.clear()
print(len(cache), "cat" in cache)
again = picture("cat")
print(Picture.loaded, cache["cat"] is again)


class Observable:
    def __init__(self):
        self.observers = weakref.WeakSet()

    def tell(self, what):
        for observer in sorted(self.observers, key=lambda observer: observer.name):
            observer.hear(what)


class Observer:
    def __init__(self, name):
        self.name = name

    def hear(self, what):
        print(self.name, "hears", what)


subject = Observable()
first, second = Observer("first"), Observer("second")
subject.observers.add(first)
subject.observers.add(second)
subject.tell("one")
del first
subject.tell("two")
print(len(subject.observers))
