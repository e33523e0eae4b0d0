import sys
import threading


def leave(code):
    print("leaving with", code)
    sys.exit(code)
    print("never")


for code in (0, 1, "message"):
    t = threading.Thread(target=leave, args=(code,))
    t.start()
    t.join()
    print("thread ended quietly:", not t.is_alive())


def last():
    raise SystemExit


t = threading.Thread(target=last)
t.start()
t.join()
print("still here")
sys.exit(3)
