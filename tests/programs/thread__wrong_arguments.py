import threading


def add(a, b):
    print(a + b)


for args in ((1, 2), (1,), ("x", 1)):
    t = threading.Thread(target=add, args=args, name=f"T{len(args)}")
    t.start()
    t.join()
positional = threading.Thread(None, add, "named", (1, 2))
positional.start()
positional.join()
try:
    threading.Thread(target=add, arguments=(1, 2))
except TypeError as e:
    print("TypeError:", e)
