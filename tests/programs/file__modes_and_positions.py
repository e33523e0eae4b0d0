import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    with open(path, "w", encoding="utf-8") as f:
        print(f.write("one\ntwo\nthrée\n"), f.writelines(["four\n", "five"]), f.mode, f.closed, f.readable(), f.writable())
    print(f.closed, os.path.getsize(path))
    with open(path) as f:
        print(repr(f.readline()), f.read(3), f.readlines())
        f.seek(0)
        print([line.rstrip() for line in f], f.read() == "")
    with open(path, "rb") as f:
        print(f.read(4), f.tell(), f.read()[-4:], f.seek(-4, 2), f.readline())
    with open(path, "a+") as f:
        f.write("\nsix")
        f.seek(0)
        print(f.read().count("\n"))
    with open(path, "r+") as f:
        f.write("ONE")
    print(open(path).read().split("\n"))
    for action in (lambda: open(path, "x"), lambda: open(path, "q"), lambda: open(folder), lambda: open(path).write("x"), lambda: open(path, "w").read(), lambda: f.read(), lambda: open(path, "wb").write("text"), lambda: open(os.path.join(folder, "no", "file"), "w")):
        try:
            action()
        except (OSError, ValueError, TypeError) as e:
            print(type(e).__name__, str(e).replace(folder, "FOLDER"))
print(os.path.exists(path))
