import threading


class Context(threading.local):
    request_id = "none"

    def __init__(self, prefix):
        self.prefix = prefix
        self.items = []

    def add(self, item):
        self.items.append(f"{self.prefix}{item}")


ctx = Context("#")
ctx.add("main")
out = []


def work(n):
    for i in range(n):
        ctx.add(i)
    out.append(list(ctx.items))


threads = []
for n in (1, 3):
    t = threading.Thread(target=work, args=(n,))
    t.start()
    t.join()
print(out)
print(ctx.items, ctx.request_id)
