import logging
import sys
import threading

log = logging.getLogger("jobs")
log.addHandler(logging.StreamHandler(sys.stdout))
log.setLevel(logging.INFO)


def job(data):
    try:
        total = sum(data) / len(data)
    except ZeroDivisionError:
        log.error("no data at all")
    except TypeError as e:
        log.error("bad data %r: %s", data, e)
    else:
        log.info("average %.2f", total)


for data in ([1, 2, 4], [], [1, "2"]):
    t = threading.Thread(target=job, args=(data,))
    t.start()
    t.join()
