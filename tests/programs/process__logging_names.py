import logging
import multiprocessing
import sys

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(processName)s %(levelname)s %(message)s")


def work(n):
    logging.info("working on %d", n)
    try:
        1 / (n - 2)
    except ZeroDivisionError:
        logging.error("cannot divide")
    sys.stdout.flush()


if __name__ == "__main__":
    logging.info("start")
    sys.stdout.flush()
    for n in (1, 2):
        p = multiprocessing.Process(target=work, args=(n,), name=f"worker-{n}")
        p.start()
        p.join()
    logging.info("end")
