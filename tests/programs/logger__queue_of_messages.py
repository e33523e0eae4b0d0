import queue
import sys
import threading
from datetime import datetime


class AsyncLogger:
    LEVELS = {"DEBUG": 10, "INFO": 20, "ERROR": 40}

    def __init__(self, stream=sys.stdout, level="INFO"):
        self.stream = stream
        self.level = self.LEVELS[level]
        self.queue = queue.Queue()
        self.thread = threading.Thread(target=self._drain, daemon=True)
        self.thread.start()

    def _drain(self):
        while True:
            record = self.queue.get()
            if record is None:
                break
            level, text, when = record
            assert isinstance(when, datetime)
            self.stream.write(f"{level:>5} | {text}\n")

    def log(self, level, text, *args):
        if self.LEVELS[level] >= self.level:
            self.queue.put((level, text % args, datetime.now()))

    def close(self):
        self.queue.put(None)
        self.thread.join()


log = AsyncLogger()
log.log("INFO", "user %s logged in", "ann")
log.log("DEBUG", "not shown")
log.log("ERROR", "%d of %d requests failed", 2, 10)
log.close()
print("closed:", not log.thread.is_alive())
