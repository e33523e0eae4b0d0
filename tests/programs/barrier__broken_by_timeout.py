import threading

barrier = threading.Barrier(2)


def lonely():
    try:
        barrier.wait(timeout=0.02)
    except threading.BrokenBarrierError:
        print("nobody came")


t = threading.Thread(target=lonely)
t.start()
t.join()
print("broken:", barrier.broken)
try:
    barrier.wait()
except threading.BrokenBarrierError as e:
    print(type(e).__name__, isinstance(e, RuntimeError))
barrier.reset()
print("broken after reset:", barrier.broken)
barrier.abort()
print("broken after abort:", barrier.broken)
