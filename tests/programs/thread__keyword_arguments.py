import threading


def greet(name, greeting="Hello", times=1):
    for _ in range(times):
        print(f"{greeting}, {name}")


first = threading.Thread(target=greet, args=("Ann",))
second = threading.Thread(target=greet, args=("Bob",), kwargs={"greeting": "Hi", "times": 2})
first.start()
first.join()
second.start()
second.join()
