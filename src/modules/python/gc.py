"""The collector of memory works by itself here; these functions are what programs expect of it."""

from _weakref import collect as _collect

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


def get_objects(generation=None):
    raise NotImplementedError("gc.get_objects is not supported: objects cannot be listed here")


get_referrers = get_referents = get_objects
