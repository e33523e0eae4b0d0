"""Tracebacks after a crash of the interpreter: nothing here crashes it, so there is nothing to do."""


def enable(file=None, all_threads=True):
    pass


def disable():
    pass


def is_enabled():
    return False


def dump_traceback(file=None, all_threads=True):
    raise NotImplementedError("faulthandler.dump_traceback() is not supported in Interleave")
