import threading

caught = []


def hook(args):
    caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))


threading.excepthook = hook


def fail(kind, text):
    raise kind(text)


for kind, text in ((ValueError, "bad value"), (KeyError, "no key"), (OSError, "disk full")):
    t = threading.Thread(target=fail, args=(kind, text), name=f"t-{kind.__name__}")
    t.start()
    t.join()
for row in caught:
    print(*row, sep=" | ")
threading.excepthook = threading.__excepthook__
print(len(caught))
