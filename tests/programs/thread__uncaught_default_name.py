import threading


def lookup():
    return {"a": 1}["b"]


thread = threading.Thread(target=lookup)
thread.start()
thread.join()
print("still here")
