import threading


def greet(name):
    print("hello", name)


t = threading.Thread(target=greet, args=("bob"))
t.start()
t.join()
t = threading.Thread(target=greet, args=("bob",))
t.start()
t.join()
