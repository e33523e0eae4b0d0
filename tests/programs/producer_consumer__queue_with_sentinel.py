import queue
import threading

STOP = object()


def produce(orders, out):
    for number, dish in enumerate(orders, start=1):
        out.put((number, dish))
    out.put(STOP)


def consume(source, served):
    while True:
        item = source.get()
        if item is STOP:
            break
        number, dish = item
        served.append(f"{number}. {dish.title()}")


if __name__ == "__main__":
    pipe = queue.Queue()
    served = []
    cook = threading.Thread(target=produce, args=(["soup", "pasta", "lemon tart"], pipe))
    waiter = threading.Thread(target=consume, args=(pipe, served))
    cook.start()
    waiter.start()
    cook.join()
    waiter.join()
    print(*served, sep="\n")
    print("left in the queue:", pipe.qsize(), pipe.empty())
