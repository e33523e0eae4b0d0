"""What every thread has for itself: plain locals, and subclasses whose `__init__` runs in each thread."""

import threading
l=threading.local()
class S(threading.local):
    n = 5
    def __init__(self, a, b=2):
        self.a=a; self.b=b; print("init", a, b, threading.current_thread().name)
    @property
    def both(self): return self.a, self.b
    def bump(self): self.n += 1; return self.n
class N(threading.local):
    pass
def att(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
att(lambda: l.x)
att(lambda: S(1).zz)
l.x=1; print(l.x, l.__dict__)
att(lambda: delattr(l,'y')); del l.x; att(lambda: l.x)
att(lambda: threading.local(1)); att(lambda: N(1)); att(lambda: setattr(l,'__dict__',{})); att(lambda: delattr(l,'__dict__'))
s=S(1,b=3); s.a=10; print(s.both, s.bump(), s.bump(), S.n)
att(lambda: setattr(s,'both',1))
def w():
    print(s.both, s.bump(), s.__dict__); s.c=1
    att(lambda: l.x); print(hasattr(l,'x'), getattr(l,'x',None))
t=threading.Thread(target=w); t.start(); t.join()
print(s.__dict__, type(l), isinstance(s, threading.local))
t=threading.Thread(target=w); t.start(); t.join()
print(sorted(vars(s)))
