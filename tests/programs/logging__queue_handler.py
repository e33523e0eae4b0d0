# Workers put records into a queue; one listener writes them.
import logging
import logging.handlers
import queue
import sys
import threading

records = queue.Queue()
console = logging.StreamHandler(sys.stdout)
console.setFormatter(logging.Formatter("%(name)s %(levelname)s %(threadName)s %(message)s"))
listener = logging.handlers.QueueListener(records, console)
log = logging.getLogger("jobs")
log.setLevel(logging.INFO)
log.addHandler(logging.handlers.QueueHandler(records))
log.propagate = False
listener.start()
turn = threading.Semaphore(1)


def job(n):
    with turn:
        log.info("job %d of %s", n, "three")


for n in range(3):
    thread = threading.Thread(target=job, args=(n,), name=f"job-{n}")
    thread.start()
    thread.join()
listener.stop()
print(records.empty(), listener._thread)

memory = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=console)
log.handlers = [memory]
log.info("kept")
print("nothing yet", len(memory.buffer))
log.error("flush")
print(len(memory.buffer))
