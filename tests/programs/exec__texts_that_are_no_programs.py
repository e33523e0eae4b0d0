"""What `eval`, `exec` and `compile` say of texts that are no programs, as a calculator's threads would see it."""
import queue
import threading
import traceback

lines = queue.Queue()


def calculate():
    for line in iter(lines.get, None):
        try:
            print(line, "=", eval(line, {"x": 3}))
        except SyntaxError as error:
            print(f"{line!r}: {error.msg} at {error.lineno}:{error.offset}")
        except Exception as error:
            print(f"{line!r}: {type(error).__name__}: {error}")


worker = threading.Thread(target=calculate)
worker.start()
for line in ("1 + 2", "x * ", "a b", "2 ** x", "1 / 0", "x y z", "print 'a'", None):
    lines.put(line)
worker.join()
for text in ("x = = 2", "for i in range(3) print(i)", "return 1", "  indented = 1", "if 1:\nprint(2)"):
    try:
        exec(text)
    except SyntaxError as error:
        print(type(error).__name__, "|", error, "|", error.msg, error.lineno, error.offset, error.filename)
        if error.offset > 2:
            traceback.print_exc(limit=0)
error = SyntaxError("mine", ("file.txt", 3, 2, "some text", 3, 6))
print(error, error.lineno, error.end_offset, "".join(traceback.format_exception_only(error)))
exec("y = = 1")
