"""The collector of memory works by itself here; these functions are what programs expect of it."""

from _weakref import collect as _collect, containers as _containers

_enabled = True
_threshold = (700, 10, 10)
garbage = []
callbacks = []


def collect(generation=2):
    """Has objects found that only cycles keep; answers how many there were."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return _collect()


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=10):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_count():
    return (0, 0, 0)


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def freeze():
    pass


unfreeze = freeze


def get_freeze_count():
    return 0


_debug = 0
DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL = 1, 2, 4, 32
DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL


def get_debug():
    return _debug


def set_debug(flags, /):
    """Notes what is asked for; nothing is written."""
    global _debug
    _debug = flags


def is_tracked(obj, /):
    """Whether an object may refer to others, so that a cycle could keep it."""
    return not (obj is None or isinstance(obj, (int, float, complex, str, bytes, range)))


def get_objects(generation=None):
    """All objects that may refer to others, those of the interpreter among them."""
    return [] if generation in (0, 1) else _containers()


def get_referrers(*objs):
    raise NotImplementedError("gc.get_referrers is not supported: who refers to an object is not known here")


def get_referents(*objs):
    raise NotImplementedError("gc.get_referents is not supported: what an object refers to is not known here")
