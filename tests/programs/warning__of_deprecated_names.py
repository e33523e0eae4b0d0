"""Old names warn at the line that uses them, once, in every thread."""

import logging
import sys
import threading
import warnings

logging.basicConfig(format="%(levelname)s %(message)s", stream=sys.stdout)
logger = logging.getLogger("jobs")


def old_ways():
    logging.warn("of the module")
    logger.warn("of a %s", "logger")
    worker = threading.current_thread()
    worker.setName("renamed")
    print(worker.getName(), worker.isDaemon())


def deprecated():
    warnings.warn("deprecated() is going away", DeprecationWarning, stacklevel=2)


def outermost():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("whoever called this", stacklevel=2)
    # In a thread that is the library.
    print([warning.filename.endswith("threading.py") for warning in caught])


for turn in range(2):
    thread = threading.Thread(target=old_ways, name=f"worker {turn}")
    thread.start()
    thread.join()
    deprecated()
thread = threading.Thread(target=outermost)
thread.start()
thread.join()
outermost()
