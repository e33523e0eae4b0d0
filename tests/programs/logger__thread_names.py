import logging
import sys
import threading

logging.basicConfig(
    level=logging.DEBUG,
    stream=sys.stdout,
    format="[%(levelname)s] (%(threadName)-10s) %(message)s",
)


def worker():
    logging.debug("Starting")
    logging.info("working on %d items", 3)
    logging.debug("Exiting")


def service():
    logging.warning("service is up, load %.1f%%", 12.345)


logging.info("before any thread")
for target, name in ((worker, "worker"), (service, "my_service")):
    t = threading.Thread(name=name, target=target)
    t.start()
    t.join()
logging.error("after all of them")
