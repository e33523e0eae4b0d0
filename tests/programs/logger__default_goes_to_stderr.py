import logging
import threading

logging.warning("the disk is %d%% full", 91)
logging.info("not shown by default")


def worker():
    logging.error("from %s", threading.current_thread().name)


t = threading.Thread(target=worker, name="Checker")
t.start()
t.join()
logging.getLogger("shop.cart").critical("empty")
