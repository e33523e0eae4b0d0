import threading
import time

t = threading.Thread(target=time.sleep, args=(0.01,))
print(t.daemon, threading.current_thread().daemon)
t.daemon = True
print(t.daemon)
t.start()
try:
    t.daemon = False
except RuntimeError as e:
    print("RuntimeError:", e)
t.join()


def child_flag():
    inner = threading.Thread(target=print)
    flags.append(inner.daemon)


flags = []
for flag in (True, False):
    outer = threading.Thread(target=child_flag, daemon=flag)
    outer.start()
    outer.join()
print("children inherit it:", flags)
