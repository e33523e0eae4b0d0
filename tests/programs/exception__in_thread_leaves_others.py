import threading


def divide(a, b):
    print(a / b)


ok = threading.Thread(target=divide, args=(6, 3), name="ok")
bad = threading.Thread(target=divide, args=(1, 0), name="bad")
for t in (bad, ok):
    t.start()
    t.join()
print("main goes on", bad.is_alive(), ok.is_alive())
