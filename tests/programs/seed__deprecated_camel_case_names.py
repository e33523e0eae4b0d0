import threading


def worker():
    t = threading.currentThread()
    print(t.getName())


t = threading.Thread(target=worker)
t.setName("NewThread")
t.setDaemon(True)
t.start()
t.join()
print(threading.activeCount(), t.isDaemon())
