"""Standard streams as bytes, wrapped anew, and thrown away."""
import contextlib
import io
import os
import sys
import threading

print(sys.stdout.buffer.write("bytes: é\n".encode()), flush=True)
sys.stdout.buffer.flush()
sys.stdout.reconfigure(line_buffering=True)
kept = sys.stdout
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
lock = threading.Lock()


def work(number):
    with lock:
        print("wrapped", number, flush=True)


for number in range(3):
    thread = threading.Thread(target=work, args=(number,))
    thread.start()
    thread.join()
print(sys.stdout.encoding, sys.stdout.buffer is not None, isinstance(sys.stdout, io.TextIOWrapper), isinstance(kept, io.TextIOWrapper))
sys.stdout.flush()
wrapped, sys.stdout = sys.stdout, kept
with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
    print("never seen")
sys.stdout = open(os.devnull, "w")
print("nor this")
sys.stdout.close()
sys.stdout = kept
print(os.path.exists(os.devnull), repr(open(os.devnull).read()))
text = io.TextIOWrapper(io.BytesIO("één\r\ntwee\n".encode("latin-1")), encoding="latin-1")
print(text.readlines(), text.encoding)
memory = io.BytesIO()
out = io.TextIOWrapper(memory, encoding="utf-8", write_through=True)
out.write("ü\n")
out.flush()
print(memory.getvalue(), out.detach() is memory)
try:
    kept.buffer.write("text")
except TypeError as error:
    print(error)
with open(1, "w", closefd=False) as again:
    again.write("by its number\n")
print(sys.stdin.buffer.read(), sys.stdin.readline() == "")
