"""Programs that end with pools still open: one in use until just now, one never asked, one closed but not joined."""

import multiprocessing


def cube(number):
    return number**3


def total(low, high):
    return sum(cube(number) for number in range(low, high))


if __name__ == "__main__":
    busy = multiprocessing.Pool(4)
    idle = multiprocessing.Pool(2)
    closed = multiprocessing.Pool(3)
    print(busy.map(cube, range(10)))
    print(closed.starmap(total, [(0, 10), (10, 20), (20, 30)]))
    closed.close()
    never_asked_for = [busy.apply_async(cube, (number,)) for number in range(20)]
    print(never_asked_for[3].get())
    print("the end")
