"""What happens to an exception that ends a thread, and how a program has a say in it."""

import io
import sys
import threading


def fail():
    raise KeyError("lost")


def leave():
    sys.exit("not printed")


def run(target, **options):
    thread = threading.Thread(target=target, **options)
    thread.start()
    thread.join()


run(leave)
seen = []


def hook(args):
    seen.append((args.exc_type, str(args.exc_value), args.thread.name, len(args)))


threading.excepthook = hook
run(fail, name="hooked")
run(leave, name="leaving")
print(seen)
threading.excepthook = threading.__excepthook__

kept, sys.stderr = sys.stderr, io.StringIO()
run(fail, name="captured")
text, sys.stderr = sys.stderr.getvalue(), kept
print(text.splitlines()[0], "...", text.splitlines()[-1])


def broken_hook(args):
    raise RuntimeError("the hook itself fails")


threading.excepthook = broken_hook
kept, sys.stderr = sys.stderr, io.StringIO()
run(fail)
text, sys.stderr = sys.stderr.getvalue(), kept
print(text.splitlines()[0], "...", text.splitlines()[-1])
