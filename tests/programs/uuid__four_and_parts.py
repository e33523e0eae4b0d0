import threading
import uuid

ids = set()
lock = threading.Lock()


def make(n):
    for _ in range(n):
        new = uuid.uuid4()
        with lock:
            ids.add(str(new))


threads = [threading.Thread(target=make, args=(20,)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(ids), {len(i) for i in ids}, {i[14] for i in ids}, {i.count("-") for i in ids})
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, u.hex, repr(u), u == uuid.UUID(u.hex), uuid.uuid4() != uuid.uuid4())
