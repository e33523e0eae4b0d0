"""`multiprocessing` notes on standard error what its processes do, when it is asked to."""

import logging
import multiprocessing


def work():
    multiprocessing.get_logger().info("working")


if __name__ == "__main__":
    logging.basicConfig(format="root: %(message)s")
    logger = multiprocessing.log_to_stderr(logging.DEBUG)
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
    logger.warning("one has ended")
    logger.setLevel(logging.INFO)
    child = multiprocessing.Process(target=multiprocessing.Event().wait, name="idle", daemon=True)
    logger.setLevel(logging.WARNING)
    child.start()
    logger.setLevel(logging.INFO)
