import queue
import threading

CHAIRS = 3


class BarberShop:
    def __init__(self, chairs):
        self.waiting_room = queue.Queue(maxsize=chairs)
        self.served = []
        self.turned_away = []

    def enter(self, customer):
        try:
            self.waiting_room.put_nowait(customer)
            return True
        except queue.Full:
            self.turned_away.append(customer)
            return False

    def barber(self):
        while True:
            customer = self.waiting_room.get()
            if customer is None:
                break
            self.served.append(customer)


shop = BarberShop(CHAIRS)
# The barber oversleeps: everyone arrives before the shop opens.
for name in ["Al", "Bo", "Cy", "Di", "Ed"]:
    print(name, "sits down" if shop.enter(name) else "leaves, no free chair")
barber = threading.Thread(target=shop.barber)
barber.start()
shop.waiting_room.put(None)
barber.join()
print("served:", shop.served)
print("turned away:", shop.turned_away)
