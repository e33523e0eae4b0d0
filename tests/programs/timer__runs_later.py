import threading
import time


def greet(name, punctuation="."):
    print(f"hello {name}{punctuation}")


t = threading.Timer(0.1, greet, args=["world"], kwargs={"punctuation": "!"})
t.start()
print("waiting...")
t.join()
print("done", t.finished.is_set(), t.interval)
