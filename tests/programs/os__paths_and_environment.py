# Paths as text, and the environment.
import os
import os.path

print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.join("", "x"), os.path.split("/a/b.txt"), os.path.split("/"))
print(os.path.splitext("x/y.tar.gz"), os.path.splitext(".bashrc"), os.path.splitext("a.b/c"), os.path.basename("a/b/"), os.path.dirname("/a/b"))
print(os.path.normpath("a//b/../c/."), os.path.normpath("../../x"), os.path.normpath("/../a"), os.path.normpath(""), os.path.isabs("/x"), os.path.isabs("x"))
print(os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b/c", "/a/d"), os.sep, repr(os.linesep), os.name, os.curdir, os.pardir)
print(os.getenv("NO_SUCH_VARIABLE"), os.getenv("NO_SUCH_VARIABLE", "default"), "PATH" in os.environ)
os.environ["MINE"] = "yes"
print(os.environ["MINE"], os.environ.get("MINE"), os.getenv("MINE"))
print(len(os.urandom(5)), isinstance(os.getpid(), int), os.cpu_count() >= 1, os.path.exists("/no/such/file"))
try:
    os.environ["NO_SUCH_VARIABLE"]
except KeyError as error:
    print("KeyError", error)
try:
    os.path.join("a", 5)
except TypeError:
    print("TypeError")
