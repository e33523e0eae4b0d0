"""A program with a thread that fails, which ends it no sooner."""

import threading


def fail():
    """Fail."""
    raise ValueError("a slip")


thread = threading.Thread(target=fail)
thread.start()
thread.join()
