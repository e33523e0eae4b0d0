from threading import Thread


class ThreadWithReturnValue(Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        Thread.__init__(self, group, target, name, args, kwargs, daemon=daemon)
        self._return = None

    def run(self):
        if self._target is not None:
            self._return = self._target(*self._args, **self._kwargs)

    def join(self, *args):
        Thread.join(self, *args)
        return self._return


def greet(name, polite=False):
    return f"{'Dear ' if polite else ''}{name}"


a = ThreadWithReturnValue(target=greet, args=("Ada",))
b = ThreadWithReturnValue(target=greet, args=("Bob",), kwargs={"polite": True})
a.start()
b.start()
print(a.join())
print(b.join())
