import threading


def divide(a, b):
    return a / b


def work():
    divide(1, 0)


thread = threading.Thread(target=work, name="Worker")
thread.start()
thread.join()
print("the main thread goes on", thread.is_alive())
