"""References that do not keep an object alive, and containers made of them."""

import _weakref


class ref:
    """A weak reference: calling it answers the object, or None once that has died."""

    __slots__ = ("_handle", "__callback__", "_hash", "__weakref__")

    def __new__(cls, object, callback=None, /, *args, **kwargs):
        self = super().__new__(cls)
        self.__callback__ = callback
        self._hash = None
        self._handle = _weakref.handle(object, self, callback)
        return self

    def __init__(self, object, callback=None, /):
        pass

    def __call__(self):
        return self._handle.get()

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        mine, yours = self._handle.get(), other._handle.get()
        if mine is None or yours is None:
            return self is other
        return mine == yours

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __hash__(self):
        if self._hash is None:
            target = self._handle.get()
            if target is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(target)
        return self._hash

    def __repr__(self):
        target = self._handle.get()
        if target is None:
            return f"<weakref at {id(self):#x}; dead>"
        return f"<weakref at {id(self):#x}; to '{type(target).__name__}' at {id(target):#x}>"


ReferenceType = ref


class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as the object it is bound to."""

    __slots__ = ("_function", "_kind", "_alive")

    def __new__(cls, meth, callback=None):
        try:
            target, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def died(self):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, target, died)
        self._function = ref(function, None)
        self._kind = type(meth)
        self._alive = True
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        target, function = ref.__call__(self), self._function()
        if target is None or function is None:
            return None
        return self._kind(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key it is kept under."""

    __slots__ = ("key",)

    def __new__(cls, object, callback, key):
        self = ref.__new__(cls, object, callback)
        self.key = key
        return self

    def __init__(self, object, callback, key):
        pass


class _Lives:
    """What all weak containers share: a dict or set of references, of which those to dead objects go."""

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._living())


def _pairs(other, kwargs):
    """The pairs that `update` was given."""
    pairs = []
    if other is not None:
        pairs += other.items() if hasattr(other, "keys") else other
    pairs += kwargs.items()
    return pairs


class _Mapping(_Lives):
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        return iter([key for key, value in self._items()])

    def values(self):
        return iter([value for key, value in self._items()])

    def items(self):
        return iter(self._items())

    def _living(self):
        return [key for key, value in self._items()]

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=None, /, **kwargs):
        for key, value in _pairs(other, kwargs):
            self[key] = value

    def popitem(self):
        while self._data:
            key, value = self._data.popitem()
            item = self._alive(key, value)
            if item is not None:
                return item
        raise KeyError("dictionary is empty")

    def clear(self):
        self._data.clear()

    def copy(self):
        fresh = type(self)()
        fresh.update(self)
        return fresh

    __copy__ = copy

    def __eq__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_Mapping):
    """A dict whose entries go when their values die."""

    def __init__(self, other=None, /, **kwargs):
        self._data = {}
        data = self._data

        def forget(reference):
            if data.get(reference.key) is reference:
                del data[reference.key]

        self._forget = forget
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self._data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._data[key] = KeyedRef(value, self._forget, key)

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        return key in self._data and self._data[key]() is not None

    def _alive(self, key, reference):
        value = reference()
        return None if value is None else (key, value)

    def _items(self):
        found = [self._alive(key, reference) for key, reference in list(self._data.items())]
        return [item for item in found if item is not None]

    def pop(self, key, *default):
        reference = self._data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def valuerefs(self):
        return list(self._data.values())

    itervaluerefs = valuerefs


class WeakKeyDictionary(_Mapping):
    """A dict whose entries go when their keys die."""

    def __init__(self, other=None):
        self._data = {}
        data = self._data

        def forget(reference):
            data.pop(reference, None)

        self._forget = forget
        self.update(other)

    def __getitem__(self, key):
        try:
            return self._data[ref(key)]
        except KeyError:
            raise KeyError(ref(key)) from None

    def __setitem__(self, key, value):
        self._data[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def _alive(self, reference, value):
        key = reference()
        return None if key is None else (key, value)

    def _items(self):
        found = [self._alive(reference, value) for reference, value in list(self._data.items())]
        return [item for item in found if item is not None]

    def pop(self, key, *default):
        return self._data.pop(ref(key), *default)

    def keyrefs(self):
        return list(self._data)


class WeakSet(_Lives):
    """A set whose items go when they die."""

    def __init__(self, data=None):
        self._data = {}
        entries = self._data

        def forget(reference):
            entries.pop(reference, None)

        self._forget = forget
        self.update(data or ())

    def _living(self):
        found = [reference() for reference in list(self._data)]
        return [item for item in found if item is not None]

    def __contains__(self, item):
        try:
            return ref(item) in self._data
        except TypeError:
            return False

    def add(self, item):
        reference = ref(item, self._forget)
        self._data.setdefault(reference, reference)

    def remove(self, item):
        del self._data[ref(item)]

    def discard(self, item):
        self._data.pop(ref(item), None)

    def clear(self):
        self._data.clear()

    def pop(self):
        while self._data:
            item = self._data.popitem()[0]()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, other):
        return type(self)([*self, *other])

    def intersection(self, other):
        return type(self)([item for item in self if item in other])

    def difference(self, other):
        return type(self)([item for item in self if item not in other])

    def symmetric_difference(self, other):
        return self.difference(other).union(type(self)(other).difference(self))

    def issubset(self, other):
        return all([item in other for item in self])

    def issuperset(self, other):
        return all([item in self for item in other])

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
    __le__, __ge__ = issubset, issuperset

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def __repr__(self):
        return repr({*self._data}) if self._data else "set()"


class finalize:
    """A call that is made when an object dies, or at the end of the program, or by hand; once."""

    __slots__ = ("_call", "_reference", "atexit", "__weakref__")
    _living = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        import atexit

        if not finalize._living:
            atexit.unregister(finalize._at_exit)
            atexit.register(finalize._at_exit)
        self.atexit = True
        self._call = (func, args, kwargs)
        self._reference = ref(obj, self)
        finalize._living[self] = None

    @staticmethod
    def _at_exit():
        while True:
            waiting = [finalizer for finalizer in finalize._living if finalizer.atexit]
            if not waiting:
                break
            try:
                waiting[-1]()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())

    def _take(self):
        if finalize._living.pop(self, self) is self:
            return None
        return self._call

    def __call__(self, _=None):
        call = self._take()
        if call is None:
            return None
        func, args, kwargs = call
        return func(*args, **kwargs)

    def detach(self):
        """Gives the call up; answers the object and the call."""
        target = self._reference()
        if target is None or self._take() is None:
            return None
        return (target, *self._call)

    def peek(self):
        """The object and the call, as long as it is to be made."""
        target = self._reference()
        return None if target is None or not self.alive else (target, *self._call)

    @property
    def alive(self):
        """Whether the call is still to be made."""
        return self in finalize._living

    def __repr__(self):
        target = self._reference() if self.alive else None
        if target is None:
            return f"<finalize object at {id(self):#x}; dead>"
        return f"<finalize object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>"


def _living(stand_in):
    """The object that a proxy stands for."""
    target = object.__getattribute__(stand_in, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _passed_on(name):
    """A special method of a proxy: it is made by the operation itself, on the object."""

    def method(self, *arguments):
        return getattr(_living(self), name)(*arguments)

    return method


class ProxyType:
    """Stands for an object without keeping it."""

    __slots__ = ("_reference", "__weakref__")

    def __init__(self, target, callback):
        def died(_):
            callback(self)

        reference = ref(target, None if callback is None else died)
        object.__setattr__(self, "_reference", reference)

    def __getattribute__(self, name):
        return getattr(_living(self), name)

    def __setattr__(self, name, value):
        setattr(_living(self), name, value)

    def __delattr__(self, name):
        delattr(_living(self), name)

    def __str__(self):
        return str(_living(self))

    def __repr__(self):
        target = _living(self)
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __bool__(self):
        return bool(_living(self))

    __hash__ = None


for _name in (
    "len iter next contains getitem setitem delitem enter exit eq ne lt le gt ge add sub mul truediv floordiv"
    " mod pow and or xor lshift rshift radd rsub rmul rtruediv iadd isub imul neg pos abs int float index"
).split():
    setattr(ProxyType, f"__{_name}__", _passed_on(f"__{_name}__"))


class CallableProxyType(ProxyType):
    """Stands for an object that can be called."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _living(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    """An object that stands for another one, and raises ReferenceError once that has died."""
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


def getweakrefcount(object):
    """How many weak references there are to an object."""
    return _weakref.count(object)
