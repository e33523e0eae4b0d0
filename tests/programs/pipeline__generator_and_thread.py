import threading
import queue


def background(generator, size=2):
    """Run a generator in a thread and yield what it yields."""
    channel = queue.Queue(maxsize=size)
    end = object()

    def run():
        for item in generator:
            channel.put(item)
        channel.put(end)

    threading.Thread(target=run, daemon=True).start()
    while True:
        item = channel.get()
        if item is end:
            return
        yield item


def read_lines(count):
    for n in range(count):
        yield f"line {n}"


for line in background(read_lines(5)):
    print(line)
print(sum(background(x * x for x in range(10))))
