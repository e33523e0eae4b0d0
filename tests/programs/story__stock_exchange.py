import threading
from collections import defaultdict


class Exchange:
    def __init__(self, prices):
        self._prices = dict(prices)
        self._locks = defaultdict(threading.Lock)
        self.trades = []
        self._trades_lock = threading.Lock()
        for symbol in prices:
            self._locks[symbol]

    def trade(self, symbol, shares):
        with self._locks[symbol]:
            price = self._prices[symbol]
            self._prices[symbol] = round(price + shares * 0.01, 2)
        with self._trades_lock:
            self.trades.append((symbol, shares))

    def __getitem__(self, symbol):
        return self._prices[symbol]

    def __iter__(self):
        yield from sorted(self._prices)


market = Exchange({"PYT": 100.0, "THR": 50.0})


def trader(orders):
    for symbol, shares in orders:
        market.trade(symbol, shares)


plans = [[("PYT", 5), ("THR", -3)] * 10, [("THR", 10)] * 5, [("PYT", -2)] * 10]
traders = [threading.Thread(target=trader, args=(p,)) for p in plans]
for t in traders:
    t.start()
for t in traders:
    t.join()
for symbol in market:
    print(f"{symbol}: {market[symbol]:8.2f}")
print(len(market.trades), sum(n for _, n in market.trades))
