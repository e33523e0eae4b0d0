import sys


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n > 500


print(depth())


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)
print(sys.getrecursionlimit() >= 1000)
