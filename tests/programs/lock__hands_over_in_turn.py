import threading

ping, pong = threading.Lock(), threading.Lock()
pong.acquire()
said = []


def say(word, mine, other):
    for _ in range(4):
        mine.acquire()
        said.append(word)
        other.release()


threads = [
    threading.Thread(target=say, args=("ping", ping, pong)),
    threading.Thread(target=say, args=("pong", pong, ping)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(" ".join(said))
