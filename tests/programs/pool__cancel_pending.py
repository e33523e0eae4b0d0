from concurrent.futures import ThreadPoolExecutor
import threading

started = threading.Event()
release = threading.Event()


def hold():
    started.set()
    release.wait()
    return "held"


pool = ThreadPoolExecutor(max_workers=1)
first = pool.submit(hold)
rest = [pool.submit(print, "never printed", i) for i in range(3)]
started.wait()
print("running:", first.running(), "cancel:", first.cancel())
print("cancel pending:", [f.cancel() for f in rest[:2]])
release.set()
pool.shutdown(wait=True, cancel_futures=False)
print(first.result(), [f.cancelled() for f in rest])
