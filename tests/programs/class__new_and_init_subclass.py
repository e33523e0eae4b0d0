class Singleton:
    _instance = None
    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
    def __init__(self, v=0):
        self.v = v
a = Singleton(1); b = Singleton(v=2)
print(a is b, a.v, b.v)

class Plugin:
    registry = []
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, name))
class A(Plugin, name="aa"): pass
class B(Plugin): pass
print(Plugin.registry)

class Bad:
    def __new__(cls, *a): return super().__new__(cls, *a)
try: Bad(3)
except TypeError as e: print(e)
class NI:
    def __new__(cls): return 5
print(NI())
class CM:
    @classmethod
    def make(cls): return cls.__name__
class CM2(CM):
    @classmethod
    def make(cls): return "sub " + super().make()
print(CM2.make(), CM2().make())
