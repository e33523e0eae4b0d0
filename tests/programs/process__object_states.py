import re
import time
from multiprocessing import Event, Process


def shown(process):
    return re.sub(r"(pid|parent)=\d+", r"\1=N", repr(process))


if __name__ == "__main__":
    over = Event()
    p = Process(target=over.wait, name="sleeper")
    print(shown(p))
    p.start()
    print(shown(p))
    p.join(0.001)
    print(p.is_alive())
    try:
        p.close()
    except ValueError as error:
        print("ValueError:", error)
    over.set()
    p.join()
    print(shown(p), p.exitcode)
    p.close()
    try:
        p.is_alive()
    except ValueError as error:
        print("ValueError:", error)
    q = Process(target=time.sleep, args=(60,), daemon=True)
    q.start()
    q.terminate()
    q.join()
    print(shown(q))
    q.name = "other"
    print(q.name)
    for wrong in (3, None):
        try:
            q.name = wrong
        except AssertionError as error:
            print("AssertionError:", error)
