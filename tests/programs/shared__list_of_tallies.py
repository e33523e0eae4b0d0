import threading

GOAL = 300
counter = 0
tallies = [0, 0, 0]
lock = threading.Lock()


def race(slot):
    global counter
    while True:
        with lock:
            if counter >= GOAL:
                break
            counter += 1
        tallies[slot] += 1


threads = [threading.Thread(target=race, args=(slot,)) for slot in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, sum(tallies), len(tallies))
