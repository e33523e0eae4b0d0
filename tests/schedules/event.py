"""A thread waits for an event, so it never comes too early."""

import threading

ready = threading.Event()
answer = None
seen = []


def ask():
    ready.wait()
    seen.append(answer)


def reply():
    global answer
    answer = 42
    ready.set()


threads = [threading.Thread(target=ask), threading.Thread(target=reply)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
