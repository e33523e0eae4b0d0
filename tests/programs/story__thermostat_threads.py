import threading
import time


class Room:
    def __init__(self, temperature):
        self.temperature = temperature
        self.heating = False
        self.cond = threading.Condition()

    def change(self, by):
        with self.cond:
            self.temperature += by
            self.cond.notify_all()


room = Room(15)
log = []


def thermostat(target):
    while True:
        with room.cond:
            if room.temperature >= target:
                room.heating = False
                log.append("off")
                return
            if not room.heating:
                room.heating = True
                log.append("on")
            room.cond.wait()


def heater():
    while True:
        with room.cond:
            if not room.heating and room.temperature >= 20:
                return
        if room.heating:
            room.change(+1)
        time.sleep(0.001)


threads = [threading.Thread(target=thermostat, args=(20,)), threading.Thread(target=heater)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log[0], log[-1], room.temperature >= 20, room.heating)
