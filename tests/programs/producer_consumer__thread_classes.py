import threading
import queue


class Producer(threading.Thread):
    def __init__(self, out, names):
        super().__init__(name="Producer")
        self.out = out
        self.names = names

    def run(self):
        for name in self.names:
            self.out.put("Hello, %s!" % name)
        self.out.put(None)


class Consumer(threading.Thread):
    def __init__(self, source):
        threading.Thread.__init__(self)
        self.name = "Consumer"
        self.source = source
        self.seen = []

    def run(self):
        for text in iter(self.source.get, None):
            self.seen.append((self.name, text))


if __name__ == "__main__":
    q = queue.Queue()
    p = Producer(q, ["Ada", "Grace", "Linus"])
    c = Consumer(q)
    p.start(); c.start()
    p.join(); c.join()
    for who, text in c.seen:
        print(who, "read:", text)
    print(p.is_alive(), c.is_alive())
