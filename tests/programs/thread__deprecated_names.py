"""The camel-case names of old slides still work, and say once for each line that they are old."""

import threading


def work():
    me = threading.currentThread()
    print(me.getName(), me.isDaemon())


thread = threading.Thread(target=work, name="old")
thread.setDaemon(True)
thread.setName("older")
thread.start()
thread.join()
for _ in range(3):
    print(threading.activeCount())

flag = threading.Event()
print(flag.isSet())
condition = threading.Condition()
with condition:
    condition.notifyAll()


class Quiet(threading.Thread):
    def run(self):
        print(self.getName())


quiet = Quiet(name="quiet")
quiet.start()
quiet.join()
