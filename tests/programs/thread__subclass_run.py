import threading


class Summer(threading.Thread):
    def __init__(self, numbers):
        super().__init__(name=f"Summer-{len(numbers)}")
        self.numbers = numbers
        self.result = None

    def run(self):
        self.result = sum(self.numbers)


summers = [Summer(range(n)) for n in (10, 100, 1000)]
for summer in summers:
    summer.start()
for summer in summers:
    summer.join()
    print(summer.name, summer.result)
