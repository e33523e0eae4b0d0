# One log for many threads: every line is whole, and says who wrote it.
import io
import logging
import threading

buffer = io.StringIO()
handler = logging.StreamHandler(buffer)
handler.setFormatter(logging.Formatter("%(threadName)s %(thread)d %(process)d %(message)s"))
log = logging.getLogger("shared")
log.setLevel(logging.INFO)
log.addHandler(handler)
log.propagate = False


def work(n):
    for step in range(20):
        log.info("step %d of %d", step, n)


threads = [threading.Thread(target=work, args=(n,), name=f"w{n}") for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lines = [line.split() for line in buffer.getvalue().splitlines()]
print(len(lines), {len(line) for line in lines})
for n in range(5):
    mine = [line for line in lines if line[0] == f"w{n}"]
    print(f"w{n}", [line[4] for line in mine] == [str(step) for step in range(20)], {line[6] for line in mine})
print(len({line[1] for line in lines}) <= 5, len({line[2] for line in lines}))
