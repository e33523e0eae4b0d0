import queue
import threading

DONE = "<done>"


def stage(func, inbox, outbox):
    while True:
        item = inbox.get()
        if item == DONE:
            outbox.put(DONE)
            return
        outbox.put(func(item))


raw, cleaned, counted, final = (queue.Queue() for _ in range(4))
stages = [
    threading.Thread(target=stage, args=(str.strip, raw, cleaned)),
    threading.Thread(target=stage, args=(str.upper, cleaned, counted)),
    threading.Thread(target=stage, args=(lambda s: (s, len(s)), counted, final)),
]
for s in stages:
    s.start()
for line in ["  red ", "green", "\tblue\n"]:
    raw.put(line)
raw.put(DONE)
for s in stages:
    s.join()
while (item := final.get()) != DONE:
    print("{0[0]:<8}{0[1]}".format(item))
