from multiprocessing import Process, Queue


def serve(queue):
    queue.put("ready")
    while True:
        pass


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=serve, args=(queue,), daemon=True)
    p.start()
    print(queue.get())
    raise SystemExit("the end, with a daemon behind")
