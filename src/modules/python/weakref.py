"""References that do not keep an object alive: here they do, for as long as they are there themselves.

Nothing ever dies under a program's hands: memory is reclaimed when the collector finds that nobody
can reach an object any more, and a weak reference is a way to reach it.
"""


class ref:
    """A reference to an object; calling it answers the object."""

    def __init__(self, object, callback=None, /):
        if type(object) in (int, str, float, bool, tuple, list, dict, bytes, type(None)):
            raise TypeError(f"cannot create weak reference to '{type(object).__name__}' object")
        self._object = object
        self.__callback__ = callback

    def __call__(self):
        return self._object

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        return self._object == other._object

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        kind = type(self._object).__name__
        return f"<weakref at {id(self):#x}; to '{kind}' at {id(self._object):#x}>"


ReferenceType = ref


class WeakMethod(ref):
    """A reference to a bound method."""


def proxy(object, callback=None, /):
    """The object itself: it lives as long as this reference to it."""
    ref(object)
    return object


class WeakValueDictionary(dict):
    """A dict whose values are not kept alive by it elsewhere; here it is a dict."""


class WeakKeyDictionary(dict):
    """A dict whose keys are not kept alive by it elsewhere; here it is a dict."""


class WeakSet(set):
    """A set whose items are not kept alive by it elsewhere; here it is a set."""


class finalize:
    """A call to be made when an object dies. It is made at the end of the program, or by hand."""

    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        import atexit

        self._call = (func, args, kwargs)
        self._object = obj
        atexit.register(self._at_exit)

    def _at_exit(self):
        if self.atexit:
            self()

    def __call__(self, _=None):
        call = self.detach()
        if call is not None:
            _, func, args, kwargs = call
            return func(*args, **kwargs)
        return None

    def detach(self):
        """Gives the call up; answers the object and the call."""
        call, self._call = self._call, None
        return None if call is None else (self._object, *call)

    def peek(self):
        """The object and the call, as long as it is to be made."""
        return None if self._call is None else (self._object, *self._call)

    @property
    def alive(self):
        """Whether the call is still to be made."""
        return self._call is not None


def getweakrefcount(object):
    """How many weak references there are to an object; nobody counts them here."""
    return 0
