"""Programs that end threads by way of `sys.settrace` import it and use nothing of it."""


def __getattr__(name):
    raise NotImplementedError(f"trace.{name} is not supported in Interleave: sys.settrace calls a function of your own")
