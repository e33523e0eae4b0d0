"""A thing is made once, and whoever finds it made does not ask for the lock."""

import threading

lock = threading.Lock()
thing = None
made = 0
got = [None, None]


def get():
    global thing, made
    if thing is None:
        with lock:
            if thing is None:
                made += 1
                thing = 7
    return thing


def use(place):
    got[place] = get()


threads = [threading.Thread(target=use, args=(place,)) for place in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
