"""Fork and a pipe, as an operating systems lecture has it."""
import os

reading, writing = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(reading)
    for word in ("ping", "pong"):
        os.write(writing, word.encode() + b"\n")
    os.close(writing)
    os._exit(0)
os.close(writing)
received = b""
while True:
    part = os.read(reading, 3)
    if not part:
        break
    received += part
os.close(reading)
os.waitpid(pid, 0)
print(received)
try:
    os.read(reading, 1)
except OSError as error:
    print(error)

# A parent with three children, each with a pipe of its own.
children = []
for n in range(3):
    r, w = os.pipe()
    if os.fork() == 0:
        os.close(r)
        with os.fdopen(w, "w") as out:
            out.write(f"child {n}\nsquare {n * n}\n")
        os._exit(n)
    os.close(w)
    children.append(r)
for r in children:
    with os.fdopen(r) as lines:
        for line in lines:
            print(line.rstrip())
codes = sorted(os.WEXITSTATUS(os.wait()[1]) for _ in children)
print(codes)
r, w = os.pipe()
os.write(w, b"left over")
os.close(r)
try:
    os.write(w, b"nobody reads")
except BrokenPipeError as error:
    print(error)
