"""A child that is left behind, and goes on until the pipe from its parent ends."""
import os
import sys

reading, writing = os.pipe()
if os.fork() == 0:
    os.close(writing)
    received = b""
    while True:
        part = os.read(reading, 100)
        if not part:
            break
        received += part
    print("the child read", received, flush=True)
    os._exit(0)
os.close(reading)
os.write(writing, b"last words")
print("the parent ends", flush=True)
sys.exit(3)
