"""Two threads sell the last two tickets."""

import threading

tickets = 2
lock = threading.Lock()


def sell():
    """Sell one ticket."""
    global tickets
    # arrange
    lock.acquire()
    left = tickets
    left = left - 1
    tickets = left
    lock.release()
    # end


sellers = [threading.Thread(target=sell) for _ in range(2)]
for seller in sellers:
    seller.start()
for seller in sellers:
    seller.join()
