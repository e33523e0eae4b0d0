import threading

REINDEER = 9
mutex = threading.Lock()
santa_wakes = threading.Semaphore(0)
hitched = threading.Semaphore(0)
back = 0


def reindeer(number):
    global back
    with mutex:
        back += 1
        if back == REINDEER:
            santa_wakes.release()
    hitched.acquire()


def santa():
    santa_wakes.acquire()
    with mutex:
        print(f"Santa: {back} reindeer are back, let's go")
        for _ in range(REINDEER):
            hitched.release()


all_threads = [threading.Thread(target=santa)]
all_threads += [threading.Thread(target=reindeer, args=(n,)) for n in range(REINDEER)]
for t in all_threads:
    t.start()
for t in all_threads:
    t.join()
print("sleigh is off,", threading.active_count(), "thread remains")
