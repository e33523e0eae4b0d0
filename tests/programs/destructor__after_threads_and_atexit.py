import atexit, sys, threading, time
class R:
    def __init__(s,n): s.n=n
    def __del__(s): print("del", s.n)
r=R(1)
atexit.register(print,"atexit")
def w():
    x=R("thread")
    time.sleep(0.05)
    print("thread ends")
threading.Thread(target=w).start()
class B:
    def __del__(self): undefined_name
b=B()
print("main ends")
sys.exit("bye")
