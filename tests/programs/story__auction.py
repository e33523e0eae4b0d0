import threading
from dataclasses import dataclass


@dataclass(order=True, frozen=True)
class Bid:
    amount: int
    bidder: str


class Auction:
    def __init__(self, start):
        self.best = Bid(start, "nobody")
        self.lock = threading.Lock()
        self.refused = 0

    def bid(self, bid):
        with self.lock:
            if bid > self.best:
                self.best = bid
            else:
                self.refused += 1


auction = Auction(10)


def bidder(name, limit, step):
    for amount in range(10, limit + 1, step):
        auction.bid(Bid(amount, name))


bidders = [threading.Thread(target=bidder, args=a) for a in (("ann", 80, 7), ("bob", 95, 5), ("cid", 60, 10))]
for b in bidders:
    b.start()
for b in bidders:
    b.join()
print(auction.best, max(Bid(3, "x"), Bid(3, "y")))
