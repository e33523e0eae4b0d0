import threading

names = []


def ask():
    try:
        names.append(input("name? "))
    except EOFError:
        names.append("nobody")


t = threading.Thread(target=ask)
t.start()
t.join()
print()
print("hello", names[0])
