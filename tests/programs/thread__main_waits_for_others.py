import threading
import time


def work():
    time.sleep(0.05)
    print("the other thread ends last")


threading.Thread(target=work).start()
print("the main thread has nothing left to do")
