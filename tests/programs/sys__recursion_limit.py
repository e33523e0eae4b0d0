# A program may allow itself deeper recursion.
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


sys.setrecursionlimit(5000)
print(sys.getrecursionlimit(), depth(4500))
sys.setrecursionlimit(200)
try:
    depth(1000)
except RecursionError as error:
    print("RecursionError:", error)
for limit in (0, "many"):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
