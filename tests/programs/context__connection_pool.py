import queue
import threading
from contextlib import contextmanager


class Connection:
    count = 0

    def __init__(self):
        Connection.count += 1
        self.number = Connection.count
        self.queries = 0

    def execute(self, sql):
        self.queries += 1
        return f"[{sql.upper()}]"


class ConnectionPool:
    def __init__(self, size):
        self._free = queue.LifoQueue()
        for _ in range(size):
            self._free.put(Connection())

    @contextmanager
    def connection(self):
        conn = self._free.get()
        try:
            yield conn
        finally:
            self._free.put(conn)


pool = ConnectionPool(2)
answers = []


def request(n):
    with pool.connection() as db:
        answers.append(db.execute(f"select {n}"))


threads = [threading.Thread(target=request, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(answers))
a, b = pool._free.get(), pool._free.get()
print(sorted((a.number, b.number)), a.queries + b.queries)
