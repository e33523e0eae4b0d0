class Q:
    def __getattr__(self, n): return "dyn " + n
    def __setattr__(self, n, v):
        print("set", n, v); super().__setattr__(n, v)
    def __delattr__(self, n):
        print("del", n); object.__delattr__(self, n)
q = Q(); q.a = 1; print(q.a, q.b); del q.a; print(q.a, getattr(q, "zz", 3), hasattr(q, "u"))
setattr(q, "k", 3); delattr(q, "k")
class R:
    def __getattribute__(self, n):
        print("get", n)
        return super().__getattribute__(n)
r = R(); r.a = 3; print(r.a)
try: r.b
except AttributeError as e: print(e)
