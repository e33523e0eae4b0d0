import threading

names = []


def note():
    names.append(threading.current_thread().name)


for thread in [
    threading.Thread(target=note),
    threading.Thread(target=note, name="Ann"),
    threading.Thread(target=note),
]:
    thread.start()
    thread.join()
note()
print(names)
print(threading.current_thread() is threading.main_thread())
