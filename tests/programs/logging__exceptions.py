# Tracebacks in the log, on standard error.
import logging
import threading

logging.basicConfig(format="%(levelname)s %(threadName)s: %(message)s")


def risky(n):
    return 10 // n


def worker():
    try:
        risky(0)
    except ZeroDivisionError:
        logging.exception("worker failed after %d tries", 1)
    logging.error("nothing is being handled", exc_info=True)


thread = threading.Thread(target=worker, name="worker-1")
thread.start()
thread.join()
try:
    [][3]
except IndexError as error:
    logging.warning("with the exception itself: %s", error, exc_info=error)
    try:
        raise RuntimeError("second") from error
    except RuntimeError:
        logging.critical("chained", exc_info=True)
