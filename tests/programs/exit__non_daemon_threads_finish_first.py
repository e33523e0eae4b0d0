import sys
import threading
import time


def slow():
    time.sleep(0.1)
    print("slow thread is done")


def forever():
    while True:
        time.sleep(0.01)


threading.Thread(target=slow).start()
threading.Thread(target=forever, daemon=True).start()
print("main says goodbye")
sys.exit()
