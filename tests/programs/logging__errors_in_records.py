"""A record whose arguments do not fit is told of, and the program goes on."""
import logging
import threading

logging.basicConfig(format="%(threadName)s %(message)s")
log = logging.getLogger("app")
log.warning("bad %d", "text")


def work():
    log.error("too few %s %s", "one")


thread = threading.Thread(target=work, name="worker")
thread.start()
thread.join()
log.warning("good %d", 1)
