import logging
import os
import threading

NAME = "logger-to-a-file.log"
if os.path.exists(NAME):
    os.remove(NAME)
logging.basicConfig(filename=NAME, level=logging.INFO, format="%(levelname)s %(threadName)s %(message)s")


def work():
    logging.info("working")


t = threading.Thread(target=work, name="T1")
t.start()
t.join()
logging.warning("done %d", 1)
logging.shutdown()
with open(NAME) as f:
    print(f.read(), end="")
os.remove(NAME)
