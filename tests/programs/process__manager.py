from multiprocessing import Manager, Process


def work(shared, results, lock, n):
    with lock:
        shared["total"] = shared.get("total", 0) + n
        shared[n] = n * n
    results.append(n)


if __name__ == "__main__":
    with Manager() as manager:
        shared = manager.dict()
        results = manager.list()
        lock = manager.Lock()
        processes = [Process(target=work, args=(shared, results, lock, n)) for n in range(1, 5)]
        for p in processes:
            p.start()
        for p in processes:
            p.join()
        print(shared["total"], sorted(k for k in shared.keys() if k != "total"), sorted(results))
        print(dict(sorted(shared.items(), key=str)), len(shared), "total" in shared, len(results))
        results.sort()
        print(results, results[0], results[-1], results[1:3], list(results))
        names = manager.Namespace()
        names.x = 10
        names.y = "hello"
        print(names.x, names.y, names)
        value = manager.Value("i", 5)
        value.value += 1
        print(value.value)
        queue = manager.Queue()
        queue.put("first")
        queue.put("second")
        print(queue.get(), queue.qsize(), queue.get(), queue.empty())
        event = manager.Event()
        event.set()
        print(event.is_set())
        try:
            shared["missing"]
        except KeyError as error:
            print("KeyError:", error)
        print(shared.pop("total"), shared.get("total"), type(shared).__name__, type(results).__name__)
        shared.update({"a": 1})
        del shared["a"]
        results[0] = 99
        results.extend([7, 8])
        print(str(results), results.index(8), results.count(7))
