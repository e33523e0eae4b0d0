import multiprocessing


class Worker(multiprocessing.Process):
    def __init__(self, number, results):
        super().__init__()
        self.number = number
        self.results = results

    def run(self):
        self.results.put((self.number, self.number ** 2, self.name))


class Quiet(multiprocessing.Process):
    def run(self):
        self.answer = 42
        print("set in the child:", self.answer)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    workers = [Worker(n, results) for n in range(4)]
    for worker in workers:
        worker.start()
    found = sorted(results.get() for _ in workers)
    for worker in workers:
        worker.join()
    for line in found:
        print(line)
    q = Quiet()
    q.start()
    q.join()
    print("seen by the parent:", hasattr(q, "answer"), q.name)
