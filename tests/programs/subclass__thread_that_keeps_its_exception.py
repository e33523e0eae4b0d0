import threading


class PropagatingThread(threading.Thread):
    def run(self):
        self.exc = None
        try:
            if hasattr(self, "_target"):
                self.ret = self._target(*self._args, **self._kwargs)
        except BaseException as e:
            self.exc = e

    def join(self, timeout=None):
        super().join(timeout)
        if self.exc:
            raise RuntimeError("Exception in thread") from self.exc
        return self.ret


def work(x):
    return 10 // x


for x in (5, 0):
    t = PropagatingThread(target=work, args=(x,))
    t.start()
    try:
        print("result", t.join())
    except RuntimeError as e:
        print(f"{e}: {e.__cause__!r}")
