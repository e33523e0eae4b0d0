"""Files that stay in memory while they are small."""

import tempfile
with tempfile.SpooledTemporaryFile(max_size=10, mode="w+") as f:
    f.write("hello\n")
    f.write("more than ten\n")
    f.seek(0)
    print(f.read(), f.tell())
f = tempfile.SpooledTemporaryFile()
f.write(b"abc"); f.seek(1); print(f.read(), f.closed); f.close(); print(f.closed)
g = tempfile.SpooledTemporaryFile(mode="w+t"); g.writelines(["a\n","b\n"]); g.seek(0); print(list(g), g.readline()); g.rollover(); g.seek(0); print(g.readline(), g._rolled)
