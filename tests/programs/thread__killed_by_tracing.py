"""A thread is ended from outside by its trace function, which raises at the next line."""

import sys
import threading


class KillableThread(threading.Thread):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.killed = False

    def start(self):
        self.__plain_run = self.run
        self.run = self.__traced_run
        super().start()

    def __traced_run(self):
        sys.settrace(self.on_call)
        self.__plain_run()

    def on_call(self, frame, event, arg):
        return self.on_line if event == "call" else None

    def on_line(self, frame, event, arg):
        if self.killed and event == "line":
            raise SystemExit
        return self.on_line


def work(begun):
    rounds = 0
    while True:
        rounds += 1
        begun.set()


begun = threading.Event()
thread = KillableThread(target=work, args=(begun,))
thread.start()
begun.wait()
print("alive:", thread.is_alive())
thread.killed = True
thread.join()
print("alive:", thread.is_alive())
