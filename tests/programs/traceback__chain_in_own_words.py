"""Exceptions that say in their own words what went wrong, one behind another, on every way to standard error."""

import concurrent.futures
import multiprocessing
import sys
import threading
import time
import traceback


class OrderError(Exception):
    """Something about an order, which is known by its number."""

    def __init__(self, number):
        super().__init__(number)
        self.number = number

    def __str__(self):
        return f"order {self.number}"


class Speechless(OrderError):
    """An order whose words are themselves wrong."""

    def __str__(self):
        return self.words


def ship():
    try:
        try:
            raise OrderError(1)
        except OrderError as first:
            raise OrderError(2) from first
    except OrderError:
        raise Speechless(3)


def ship_quietly():
    try:
        ship()
    except Speechless:
        raise OrderError(4) from None


def in_turn(target):
    worker = threading.Thread(target=target, name="shipping")
    worker.start()
    worker.join()


def failing_hook(*args):
    raise OrderError(5)


def showing_hook(args):
    print("the hook has a traceback:", args.exc_traceback is not None)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


if __name__ == "__main__":
    in_turn(ship)
    in_turn(ship_quietly)

    process = multiprocessing.Process(target=ship, name="warehouse")
    process.start()
    process.join()
    print("exit code", process.exitcode)

    try:
        ship()
    except OrderError:
        sys.__excepthook__(*sys.exc_info())
        traceback.print_exc()

    try:
        raise ExceptionGroup("two orders", [OrderError(6), Speechless(7)])
    except ExceptionGroup as group:
        sys.__excepthook__(type(group), group, group.__traceback__)
        traceback.print_exc()

    # What fails within a function of the library has been raised all the same.
    threading.excepthook = showing_hook
    sleeper = threading.Thread(target=time.sleep, args=("long",))
    sleeper.start()
    sleeper.join()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        future = pool.submit(int, "many")
    print(future.exception().__traceback__ is None)
    traceback.print_exception(future.exception())
    print(traceback.format_exception_only(future.exception()))

    # A hook that fails is told of alone.
    threading.excepthook = failing_hook
    in_turn(ship)
    sys.excepthook = failing_hook

    try:
        eval("1 +")
    except SyntaxError:
        traceback.print_exc()
        sys.__excepthook__(*sys.exc_info())
    ship()
