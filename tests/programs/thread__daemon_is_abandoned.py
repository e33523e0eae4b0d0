import threading
import time


def forever():
    while True:
        time.sleep(0.01)


watcher = threading.Thread(target=forever, daemon=True)
watcher.start()
print(watcher.daemon, watcher.is_alive(), threading.current_thread().daemon)
print("leaving")
