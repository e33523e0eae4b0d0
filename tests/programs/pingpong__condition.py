import threading

cond = threading.Condition()
turn = "ping"
rally = []


def player(me, other, rounds):
    global turn
    for _ in range(rounds):
        with cond:
            while turn != me:
                cond.wait()
            rally.append(me)
            turn = other
            cond.notify()


a = threading.Thread(target=player, args=("ping", "pong", 4))
b = threading.Thread(target=player, args=("pong", "ping", 4))
b.start()
a.start()
a.join()
b.join()
print(" ".join(rally))
