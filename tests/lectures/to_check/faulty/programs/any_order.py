"""Two lines, of which neither has to be the first."""

import threading

lock = threading.Lock()
x = y = 0


def write():
    """Write both."""
    global x, y
    with lock:
        # arrange
        y = 1
        x = 1
        # end


threads = [threading.Thread(target=write) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
