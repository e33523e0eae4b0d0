import threading

bell = threading.Event()


def wait_for_bell(timeout):
    while not bell.is_set():
        rang = bell.wait(timeout)
        if rang:
            results.append("processing event")
        else:
            results.append("doing other work")


results = []
t = threading.Thread(target=wait_for_bell, args=(0.2,))
t.start()
t.join(0.1)
bell.set()
t.join()
print(results)
print(threading.Event().wait(0.01))
