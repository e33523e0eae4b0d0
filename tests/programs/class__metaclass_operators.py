class Meta(type):
    def __getitem__(cls, k): return k
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return "<<" + cls.__name__ + ">>"
    def __bool__(cls): return False
    def __eq__(cls, o): return True
    def __hash__(cls): return 1
class MM(metaclass=Meta): pass
print(MM[3], list(MM), 1 in MM, 2 in MM, MM, bool(MM), "yes" if MM else "no", MM == 3)
class C:
    def __eq__(self, o): return isinstance(o, C)
try: {C(): 1}
except TypeError as e: print(e)
try: hash(C())
except TypeError as e: print(e)
print(object().__eq__(3), C().__ne__(C()), C() != C(), C() != 3)
