"""Tracebacks of groups: trees, with causes, notes, and groups too wide or too deep to draw."""
import threading
import traceback


def failed(function):
    try:
        function()
    except Exception as error:
        return error


def work(number):
    if number % 2:
        raise ValueError(f"job {number}")
    return 10 // (number - 2)


errors = [failed(lambda number=number: work(number)) for number in (1, 2, 3)]
errors[0].add_note("seen first\nand noted on two lines")
try:
    try:
        raise ExceptionGroup("jobs", errors)
    except ExceptionGroup as group:
        group.add_note("all jobs")
        raise RuntimeError("giving up")
except RuntimeError:
    traceback.print_exc()

print("drawn on standard error")
traceback.print_exception(ExceptionGroup("wide", [KeyError(number) for number in range(17)]))


def nested(depth):
    return ExceptionGroup(f"level {depth}", [nested(depth - 1) if depth else ValueError("core")])


traceback.print_exception(nested(11))


def in_thread():
    try:
        raise BaseExceptionGroup("of a thread", [KeyboardInterrupt(), failed(lambda: {}["key"])])
    except BaseException:
        traceback.print_exc()


worker = threading.Thread(target=in_thread, name="worker")
worker.start()
worker.join()

try:
    raise ExceptionGroup("last", errors[:2])
except* ZeroDivisionError as part:
    raise LookupError("instead") from part.exceptions[0]
except* ValueError:
    raise
