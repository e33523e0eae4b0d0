from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED, ALL_COMPLETED, FIRST_EXCEPTION
import threading

gate = threading.Event()


def quick():
    return "quick"


def blocked():
    gate.wait()
    return "blocked"


def failing():
    raise ValueError("broken")


with ThreadPoolExecutor(4) as ex:
    fs = {ex.submit(quick): "q", ex.submit(blocked): "b"}
    done, pending = wait(fs, return_when=FIRST_COMPLETED)
    print(sorted(fs[f] for f in done), sorted(fs[f] for f in pending))
    bad = ex.submit(failing)
    more = wait([bad, *pending], return_when=FIRST_EXCEPTION)
    print(len(more.done), len(more.not_done), bad in more.done)
    gate.set()
    done, pending = wait(fs, return_when=ALL_COMPLETED)
    print(sorted(f.result() for f in done), pending)
    stuck = threading.Event()
    late = ex.submit(stuck.wait)
    nothing, still = wait([late], timeout=0.02)
    print(len(nothing), len(still))
    stuck.set()
