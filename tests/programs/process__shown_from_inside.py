"""How a process is shown: by itself without its number, by the one that started it with it."""

import re
from multiprocessing import Pool, Process, current_process


def shown(process):
    return re.sub(r"(pid|parent)=\d+", r"\1=N", str(process))


def report():
    print("inside:", shown(current_process()))


def shown_in_pool(number):
    return number, re.sub(r"-\d+'", "-N'", shown(current_process()))


if __name__ == "__main__":
    print(shown(current_process()))
    process = Process(target=report, name="child")
    print("before:", shown(process))
    process.start()
    process.join()
    print("after:", shown(process))
    with Pool(2) as pool:
        print(pool.map(shown_in_pool, range(2)))
