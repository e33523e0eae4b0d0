from threading import *
from time import sleep
from queue import *


class Hello(Thread):
    def __init__(self, count):
        super(Hello, self).__init__()
        self.count = count

    def run(self):
        for i in range(self.count):
            out.put("Hello")
            sleep(0.002)


class Hi(Thread):
    def run(self):
        for i in range(3):
            out.put("Hi")
            sleep(0.002)


out = Queue()
t1 = Hello(3)
t2 = Hi()
t1.start()
sleep(0.001)
t2.start()
t1.join()
t2.join()
words = []
while True:
    try:
        words.append(out.get_nowait())
    except Empty:
        break
print(sorted(words))
print("Bye", current_thread().name, active_count())
lock = Lock()
sem = BoundedSemaphore(value=1)
with lock, sem:
    print(isinstance(main_thread(), Thread), Event().is_set())
