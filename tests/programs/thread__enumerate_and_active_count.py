import threading

stop = threading.Event()


def wait():
    stop.wait()


threads = [threading.Thread(target=wait, name=f"waiter-{i}") for i in range(3)]
print(threading.active_count(), [t.name for t in threading.enumerate()])
for t in threads:
    t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
print(all(t.is_alive() for t in threads), threads[0] in threading.enumerate())
stop.set()
for t in threading.enumerate():
    if t is threading.main_thread():
        continue
    t.join()
print(threading.active_count(), threading.current_thread() is threading.main_thread())
