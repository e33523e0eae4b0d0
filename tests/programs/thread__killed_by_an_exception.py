"""A thread is ended from outside, by an exception that is raised where it stands."""

import ctypes
import threading


class Worker(threading.Thread):
    def __init__(self, name):
        super().__init__(name=name)
        self.running = threading.Event()

    def run(self):
        rounds = 0
        try:
            while True:
                rounds += 1
                self.running.set()
        finally:
            print(self.name, "ends after some rounds:", rounds > 0)

    def kill(self, exception):
        answer = ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_long(self.ident), ctypes.py_object(exception)
        )
        self.join()
        print("threads found:", answer)


worker = Worker("first")
worker.start()
worker.running.wait()
worker.kill(SystemExit)
print(worker.is_alive())
print(ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(12345), ctypes.py_object(SystemExit)))


class Stop(Exception):
    pass


def wait_for_it(ready):
    count = 0
    try:
        while True:
            count += 1
            ready.set()
    except Stop as stop:
        print("told to stop:", repr(stop))


ready = threading.Event()
thread = threading.Thread(target=wait_for_it, args=(ready,))
thread.start()
ready.wait()
ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(thread.ident), ctypes.py_object(Stop))
thread.join()
