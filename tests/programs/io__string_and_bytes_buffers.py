import io
import sys
from contextlib import redirect_stdout

out = io.StringIO()
out.write("first line\n")
print("second", 2, file=out)
print(out.getvalue().splitlines(), out.tell() > 0)
out.seek(0)
print(repr(out.readline()), repr(out.read()), repr(out.read()))
print([line.strip() for line in io.StringIO("a\nb\nc")])
with redirect_stdout(io.StringIO()) as captured:
    print("hidden")
print("captured:", repr(captured.getvalue()))
old, sys.stdout = sys.stdout, io.StringIO()
print("swallowed")
text, sys.stdout = sys.stdout.getvalue(), old
print("got", repr(text))
b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.readline(), b.getvalue())
sys.stdout.write("written\n")
print("a", "b", sep="", end="|", flush=True)
print(file=sys.stdout)
print(*[1, 2], [3], sep="\n", end="\nend\n")
