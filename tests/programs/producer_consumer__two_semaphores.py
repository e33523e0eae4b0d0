import threading

CAPACITY = 4
free = threading.Semaphore(CAPACITY)
used = threading.Semaphore(0)
mutex = threading.Lock()
ring = [None] * CAPACITY
write_at = 0
read_at = 0
total = 0


def producer(values):
    global write_at
    for value in values:
        free.acquire()
        with mutex:
            ring[write_at] = value
            write_at = (write_at + 1) % CAPACITY
        used.release()


def consumer(count):
    global read_at, total
    for _ in range(count):
        used.acquire()
        with mutex:
            value, ring[read_at] = ring[read_at], None
            read_at = (read_at + 1) % CAPACITY
            total += value
        free.release()


workers = [
    threading.Thread(target=producer, args=(range(0, 50),)),
    threading.Thread(target=producer, args=(range(50, 100),)),
    threading.Thread(target=consumer, args=(60,)),
    threading.Thread(target=consumer, args=(40,)),
]
for w in workers:
    w.start()
for w in workers:
    w.join()
print(f"sum of 0..99 is {total}")
print("ring is empty again:", ring == [None] * 4)
