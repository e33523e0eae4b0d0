"""What else the module offers: finalizers, proxies, references with data, and the containers' methods."""

import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def shout(self, times=1):
        return self.name.upper() * times

    def __len__(self):
        return len(self.name)

    def __getitem__(self, index):
        return self.name[index]

    def __add__(self, other):
        return self.name + other

    def __str__(self):
        return f"Thing {self.name}"

    def __eq__(self, other):
        return isinstance(other, Thing) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


# finalizers
thing = Thing("a")
finalizer = weakref.finalize(thing, print, "gone", "for ever", sep=" / ")
print(finalizer.alive, finalizer.peek()[0] is thing, finalizer.peek()[2:], finalizer.atexit)
finalizer()
print(finalizer.alive, finalizer(), finalizer.peek(), finalizer.detach())
finalizer = weakref.finalize(thing, print, "never printed")
print(finalizer.detach()[0] is thing, finalizer.alive)
kept = weakref.finalize(thing, lambda: print("not at exit"))
kept.atexit = False
second = Thing("b")
weakref.finalize(second, print, "b: first")
weakref.finalize(second, print, "b: second")
del second

# proxies
proxy = weakref.proxy(thing)
print(proxy.name, proxy.shout(2), len(proxy), proxy[0], proxy + "!", str(proxy), bool(proxy))
proxy.colour = "red"
print(thing.colour, type(proxy) is weakref.ProxyType)
try:
    hash(proxy)
except TypeError as error:
    print("TypeError")
call = weakref.proxy(lambda: 1)
try:
    call()
except ReferenceError as error:
    print("ReferenceError:", error)

# references
one, other = Thing("same"), Thing("same")
first, second = weakref.ref(one), weakref.ref(other)
print(first == second, first != second, hash(first) == hash(one), weakref.ref(one) == first)
print({first: 1}[weakref.ref(one)])
del one
print(first() is None, first == second, "dead" in repr(first))


class Tagged(weakref.ref):
    def __init__(self, target, callback=None, *, tag):
        super().__init__(target, callback)
        self.tag = tag

    def __new__(cls, target, callback=None, *, tag):
        return super().__new__(cls, target, callback)


tagged = Tagged(other, lambda ref: print("callback for", ref.tag, ref()), tag="T")
print(tagged().name, tagged.tag)
del other
print(second() is None)


class Button:
    def __init__(self):
        self.listeners = []

    def on_click(self, method):
        self.listeners.append(weakref.WeakMethod(method))

    def click(self):
        for listener in self.listeners:
            method = listener()
            if method is not None:
                method()
        self.listeners = [listener for listener in self.listeners if listener() is not None]


class Window:
    def clicked(self):
        print("clicked")


button, window = Button(), Window()
button.on_click(window.clicked)
button.click()
del window
button.click()
print(len(button.listeners))

# containers
pool = weakref.WeakValueDictionary()
x, y = Thing("x"), Thing("y")
pool["x"] = x
pool.update(y=y)
print(sorted(pool), [v.name for v in pool.values()], pool.get("z", "none"), pool.setdefault("x", y) is x)
copy = pool.copy()
print(pool.pop("x") is x, "x" in pool, len(copy), pool.pop("x", "nothing"))
del x
print(len(copy), sorted(copy.keys()))
try:
    copy["x"]
except KeyError as error:
    print("KeyError:", error)

notes = weakref.WeakKeyDictionary({y: "note"})
print(notes[y], len(notes), y in notes, 5 in notes, list(notes.items())[0][1])
members = weakref.WeakSet([y, thing])
print(len(members), y in members, sorted(member.name for member in members))
members.discard(thing)
print(len(members | {thing}), members <= {y, thing})
del y
print(len(notes), len(members), len(pool), list(copy))


class Singleton(type):
    made = weakref.WeakValueDictionary()

    def __call__(cls, *args):
        found = cls.made.get(cls)
        if found is None:
            found = super().__call__(*args)
            cls.made[cls] = found
        return found


class Settings(metaclass=Singleton):
    pass


s1, s2 = Settings(), Settings()
print(s1 is s2, len(Singleton.made))
del s1, s2
gc.collect()
print(len(Singleton.made))
