import threading


class Philosopher(threading.Thread):
    def __init__(self, name, left, right):
        super().__init__()
        self.name = name
        # The lower-numbered fork first: nobody can wait in a circle.
        self.first, self.second = (left, right) if left.number < right.number else (right, left)
        self.meals = 0

    def run(self):
        for _ in range(10):
            with self.first.lock:
                with self.second.lock:
                    self.meals += 1


class Fork:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()


names = ["Aristotle", "Buddha", "Confucius", "Descartes", "Epicurus"]
forks = [Fork(i) for i in range(len(names))]
table = [Philosopher(name, forks[i], forks[(i + 1) % len(forks)]) for i, name in enumerate(names)]
for p in table:
    p.start()
for p in table:
    p.join()
for p in table:
    print(f"{p.name:<10} ate {p.meals} times")
