import queue
import threading

tickets = queue.PriorityQueue()
finished = []


def producer(items):
    for priority, text in items:
        tickets.put((priority, text))


sources = [
    threading.Thread(target=producer, args=([(3, "tidy desk"), (1, "fix outage")],)),
    threading.Thread(target=producer, args=([(2, "answer mail"), (5, "coffee"), (1, "call back")],)),
]
for s in sources:
    s.start()
for s in sources:
    s.join()


def consumer():
    while True:
        try:
            priority, text = tickets.get_nowait()
        except queue.Empty:
            print("nothing left to do")
            break
        finished.append(text)
        print(f"[P{priority}] {text}")


c = threading.Thread(target=consumer)
c.start()
c.join()
print(len(finished), "tickets")
