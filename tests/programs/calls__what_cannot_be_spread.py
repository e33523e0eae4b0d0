"""What calls with stars say when there is nothing to spread."""
import threading
import time

def f(*a, **k): pass
class C:
    def m(self, **k): pass
for text in ("f(*5)", "f(1,*5)", "[*5]", "(*5,)", "{*5}", "f(**5)", "f(a=1,**5)", "f(a=1, **{'a':2})","C().m(*7)", "C().m(**7)","print(*3)", "print(**{'end':1},**{'end':2})", "max(*3)", "{**5}", "(lambda x: x)(*5)", "f(*None)", "f(*1, *2)", "f(**{1:2})", "C(*1)", "C.m(*3)","[].append(*3)", "f(k=1,*3)"):
    try: eval(text)
    except TypeError as e: print(text, "|", e)


def work(number):
    print(number)


for target in (work, time.sleep, C().m):
    thread = threading.Thread(target=target, args=(5), name="the arguments are no tuple")
    thread.start()
    thread.join()
threading.Thread(target=work, args=5, name="nor this").start()
