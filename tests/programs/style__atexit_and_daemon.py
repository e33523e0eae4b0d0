import atexit
import threading
import time


@atexit.register
def goodbye():
    print("goodbye from atexit")


def background():
    while True:
        time.sleep(0.01)


threading.Thread(target=background, daemon=True).start()
atexit.register(print, "registered last, runs first")
t = threading.Thread(target=lambda: (time.sleep(0.05), print("worker ends before atexit")))
t.start()
print("main ends")
