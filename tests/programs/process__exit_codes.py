import os
import sys
import time
from multiprocessing import Process


def fine():
    return "ignored"


def leave(code):
    sys.exit(code)


def fail():
    raise ValueError("something is wrong")


def hard():
    os._exit(9)


def nested():
    try:
        {}["missing"]
    except KeyError as error:
        raise RuntimeError("while looking") from error


def forever():
    while True:
        time.sleep(0.05)


if __name__ == "__main__":
    for target, args in ((fine, ()), (leave, (0,)), (leave, (3,)), (leave, (None,)), (leave, ("bye",)), (fail, ()),
                         (hard, ()), (nested, ())):
        p = Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, args, "->", p.exitcode)
    p = Process(target=forever)
    p.start()
    print("alive:", p.is_alive(), p.exitcode)
    p.terminate()
    p.join()
    print("terminated:", p.is_alive(), p.exitcode)
    p = Process(target=forever)
    p.start()
    p.kill()
    p.join()
    print("killed:", p.exitcode)
