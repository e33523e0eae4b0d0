import threading

ping, pong = threading.Lock(), threading.Lock()
pong.acquire()


def hit(mine, theirs, word):
    for i in range(3):
        mine.acquire()
        print(word, i)
        theirs.release()


threads = [
    threading.Thread(target=hit, args=(ping, pong, "ping")),
    threading.Thread(target=hit, args=(pong, ping, "    pong")),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
