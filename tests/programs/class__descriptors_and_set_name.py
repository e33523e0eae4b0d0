class Field:
    def __set_name__(self, owner, name):
        self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return getattr(obj, "_" + self.name, "unset")
    def __set__(self, obj, value):
        if value < 0: raise ValueError("negative")
        setattr(obj, "_" + self.name, value)
class P:
    x = Field()
    y = Field()
p = P()
print(p.x); p.x = 5; print(p.x, p.y)
try: p.y = -1
except ValueError as e: print(e)
print(type(P.x).__name__)

