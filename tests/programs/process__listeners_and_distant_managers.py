import threading
from array import array
from multiprocessing import AuthenticationError, BufferTooShort, Event, Pipe, Process
from multiprocessing.connection import Listener, Client
from multiprocessing.managers import BaseManager, SyncManager, SharedMemoryManager

def server(ready):
    with Listener(("localhost", 6011), authkey=b"secret") as listener:
        print(listener.address, flush=True)
        ready.set()
        for _ in range(3):
            try:
                with listener.accept() as conn:
                    while True:
                        try:
                            msg = conn.recv()
                        except EOFError:
                            break
                        conn.send(("echo", msg))
            except AuthenticationError as e:
                print("server:", e)

def client(n):
    with Client(("localhost", 6011), authkey=b"secret") as c:
        c.send([n, {"a": n}])
        print(c.recv())

class Shop:
    def __init__(self):
        self.stock = {"tea": 3}

    def buy(self, what, n=1):
        if self.stock.get(what, 0) < n:
            raise ValueError(f"no {what}")
        self.stock[what] -= n
        return self.stock[what]

    def _hidden(self):
        return 1

class QM(BaseManager):
    """A manager of a shop."""

def remote():
    m = QM(address=("127.0.0.1", 6012), authkey=b"k")
    m.connect()
    shop = m.shop()
    print(shop.buy("tea"))
    try:
        shop.buy("milk")
    except ValueError as e:
        print("ValueError", e)
    try:
        shop._hidden()
    except AttributeError as e:
        print(e)
    q = m.queue()
    q.put({"from": "remote"})

def bad():
    m = QM(address=("127.0.0.1", 6012), authkey=b"wrong")
    try:
        m.connect()
    except Exception as e:
        print(type(e).__name__, e)

if __name__ == "__main__":
    try:
        Client(("localhost", 6011))
    except Exception as e:
        print(type(e).__name__, e)
    ready = Event()
    p = Process(target=server, args=(ready,))
    p.start()
    ready.wait()
    for i in range(2):
        c = Process(target=client, args=(i,))
        c.start()
        c.join()
    try:
        Client(("localhost", 6011), authkey=b"nope")
    except AuthenticationError as e:
        p.join()
        print("client:", e)
    import queue
    shop = Shop()
    q = queue.Queue()
    QM.register("shop", callable=lambda: shop)
    QM.register("queue", callable=lambda: q)
    m = QM(address=("127.0.0.1", 6012), authkey=b"k")
    m.start()
    print(m.address)
    r = Process(target=remote)
    r.start()
    r.join()
    b = Process(target=bad)
    b.start()
    b.join()
    print(m.queue().get(), m.shop().buy("tea"))
    m.shutdown()
    with SharedMemoryManager() as smm:
        sl = smm.ShareableList([1, 2])
        s = smm.SharedMemory(size=8)
        s.buf[0] = 5
        print(list(sl), s.buf[0])
    m = QM(address=("127.0.0.1", 6013), authkey=b"k")
    srv = m.get_server()
    threading.Thread(target=srv.serve_forever, daemon=True).start()
    m2 = QM(address=("127.0.0.1", 6013), authkey=b"k")
    m2.connect()
    print(m2.shop().buy("tea"))

    a, b = Pipe()
    a.send_bytes(array("i", range(3)))
    room = array("i", [7] * 5)
    print(b.recv_bytes_into(room), room)
    a.send_bytes(bytearray(b"abc"))
    small = bytearray(5)
    print(b.recv_bytes_into(small, 1), small)
    a.send_bytes(memoryview(b"much too long"), 5)
    try:
        b.recv_bytes_into(small)
    except BufferTooShort as error:
        print("too short for", error.args)
    try:
        a.recv("no arguments")
    except TypeError as error:
        print(error)
