import multiprocessing
import time


ended = multiprocessing.Event()


def background():
    while True:
        time.sleep(0.01)


def slow():
    ended.wait()
    print("the other one is waited for")


def nested():
    try:
        multiprocessing.Process(target=slow).start()
    except AssertionError as error:
        print("AssertionError:", error)


if __name__ == "__main__":
    d = multiprocessing.Process(target=background, daemon=True)
    d.start()
    print(d.daemon, d.is_alive(), len(multiprocessing.active_children()))
    n = multiprocessing.Process(target=nested, daemon=True)
    n.start()
    n.join()
    for what in (lambda: d.start(), lambda: setattr(d, "daemon", False)):
        try:
            what()
        except AssertionError as error:
            print("AssertionError:", error)
    p = multiprocessing.Process(target=slow)
    try:
        p.join()
    except AssertionError as error:
        print("AssertionError:", error)
    p.start()
    print("end of the main program", flush=True)
    ended.set()
