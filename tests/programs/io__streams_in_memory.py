# Streams of text that live in memory, also under many threads.
import io
import threading

stream = io.StringIO("first\nsecond\nthird")
print(stream.readline(), list(stream), stream.tell(), repr(stream.read()))
stream.seek(0)
print(stream.read(3), stream.readline(), stream.readlines())
print(stream.write("!"), stream.getvalue().count("\n"), stream.seek(2), stream.write("XX"), stream.getvalue()[:6], stream.truncate(4), stream.getvalue())
with io.StringIO() as inner:
    print("printed", file=inner)
    inner.writelines(["a", "b"])
    print(repr(inner.getvalue()), inner.closed)
try:
    inner.read()
except ValueError as error:
    print(error)
for bad in (lambda: io.StringIO(5), lambda: stream.write(b"x"), lambda: stream.seek(-1), lambda: stream.fileno()):
    try:
        print(bad())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
shared = io.StringIO()


def write(letter):
    for _ in range(50):
        shared.write(letter * 3 + "\n")


threads = [threading.Thread(target=write, args=(letter,)) for letter in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lines = shared.getvalue().splitlines()
print(len(lines), sorted(set(lines)), [lines.count(letter * 3) for letter in "abcd"])
