class Order:
    def __init__(self, items):
        self.items = items

    def first_price(self, prices):
        return prices[self.items[0]]


order = Order(["tea"])
print(order.first_price({"tea": 2}))
try:
    print(order.first_price({})["cents"])
except KeyError as error:
    print("no price for", error)
print(order.total.cents)
