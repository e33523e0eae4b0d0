import threading
import time


def countdown(n):
    while n > 0:
        print(f"T-minus {n}")
        n -= 1
        time.sleep(0.01)
    print("Lift-off!")


t = threading.Thread(target=countdown, args=(5,))
t.start()
t.join()
print("main is done")
