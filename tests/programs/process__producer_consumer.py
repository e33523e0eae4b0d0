from multiprocessing import Process, Queue


def produce(queue, items):
    for item in items:
        queue.put(item)
    queue.put(None)


def consume(queue, results):
    total = 0
    while True:
        item = queue.get()
        if item is None:
            break
        total += item
    results.put(total)


if __name__ == "__main__":
    queue = Queue(maxsize=3)
    results = Queue()
    producer = Process(target=produce, args=(queue, range(20)))
    consumer = Process(target=consume, args=(queue, results))
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()
    print("total:", results.get())
    print(queue.empty(), results.empty(), producer.exitcode, consumer.exitcode)
