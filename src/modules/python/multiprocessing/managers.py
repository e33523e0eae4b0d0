"""Managers: a process that keeps objects, and proxies through which others use them.

Every thread that uses a manager has a connection of its own to it, and at the other end a thread that
makes its calls. So a call that waits, as for a lock, keeps nobody else waiting.
"""

import os
import queue
import threading
from itertools import count

from multiprocessing import _addresses, context, process, util
from multiprocessing.reduction import packed, unpacked


class RemoteError(Exception):
    """An exception in the manager that cannot be sent, as text."""


class Namespace:
    """An object with any attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in list(self.__dict__.items()) if not name.startswith("_")]
        shown.sort()
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    """A number, or anything else."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        """What it is."""
        return self._value

    def set(self, value):
        """Makes it something else."""
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self._value!r})"

    value = property(get, set)


def Pool(*args, **kwds):
    """Processes that make calls, started by the manager."""
    from multiprocessing import pool

    return pool.Pool(*args, **kwds)


def Array(typecode, sequence, lock=True):
    """A row of numbers."""
    from array import array

    return array(typecode, sequence)


class Server:
    """The inside of a manager: the objects, and who calls their methods."""

    def __init__(self, registry, address, authkey, arrivals):
        self.registry = registry
        self.address = address
        self._authkey = bytes(authkey)
        self._arrivals = arrivals
        self._objects = {}
        self._numbers = count(1)

    def serve_forever(self):
        """Has a thread answer each connection that comes in, until the manager is shut down."""
        while True:
            connection = _addresses.next_arrival(self._arrivals)
            if connection is None:
                return
            threading.Thread(target=self._answer, args=connection, daemon=True).start()

    def _answer(self, receives, sends):
        """Makes the calls that come through one connection."""
        while True:
            try:
                number, method, args, kwargs = unpacked(receives.receive(None, ()))
            except EOFError:
                return
            try:
                message = packed((True, self._make(number, method, args, kwargs)))
            except Exception as error:
                try:
                    message = packed((False, error))
                except Exception:
                    message = packed((False, RemoteError(repr(error))))
            try:
                sends.send(*message)
            except OSError:
                return

    def _make(self, number, method, args, kwargs):
        if method == "#CREATE":
            return self._create(*args)
        if method == "#AUTHKEY":
            return bytes(args[0]) == self._authkey
        obj, exposed, kinds = self._objects[number]
        if method == "#GETVALUE":
            return obj
        if method not in exposed and method not in ("__repr__", "__str__"):
            raise AttributeError(f"method {method!r} of {type(obj)!r} object is not in exposed={tuple(exposed)!r}")
        result = getattr(obj, method)(*args, **kwargs)
        if method in kinds:
            return _Kept(kinds[method], *self._create(kinds[method], (result,), {}))
        if type(result).__name__ in ("dict_keys", "dict_values", "dict_items"):
            return list(result)
        # A method that answers the object itself, as `__enter__` does, has nothing to send.
        return None if result is obj else result

    def _create(self, typeid, args, kwargs):
        """Makes an object; answers its number and the names of its methods that may be called."""
        callable, exposed, kinds, proxytype = self.registry[typeid]
        if callable is not None:
            obj = callable(*args, **kwargs)
        elif kwargs or len(args) != 1:
            raise ValueError("Without callable, must have one non-keyword argument")
        else:
            obj = args[0]
        if exposed is None:
            exposed = _public_methods(obj)
        exposed = list(exposed) + list(kinds)
        number = next(self._numbers)
        self._objects[number] = (obj, exposed, kinds)
        return (number, exposed)


def _public_methods(obj):
    return [name for name in dir(obj) if not name.startswith("_") and callable(getattr(obj, name))]


class _Kept:
    """The result of a method that stays in the manager, and is reached through a proxy."""

    def __init__(self, typeid, number, exposed):
        self.typeid = typeid
        self.number = number
        self.exposed = exposed


# The connections of this thread, by process and manager.
_mine = threading.local()


def _connection(key, requests):
    """This thread's connection to a manager: an end that receives answers, and one that sends calls."""
    if not hasattr(_mine, "connections"):
        _mine.connections = {}
    key = (os.getpid(), key)
    known = _mine.connections.get(key)
    if known is None:
        known = _mine.connections[key] = _addresses.arrive(requests)
    return known


def _call(key, requests, number, method, args, kwargs):
    """Has the manager make a call; answers what it returned, or raises what it raised."""
    receives, sends = _connection(key, requests)
    sends.send(*packed((number, method, args, kwargs)))
    success, value = unpacked(receives.receive(None, ()))
    if success:
        return value
    raise value


class BaseProxy:
    """Stands for an object that a manager keeps."""

    _exposed_ = None
    _method_to_typeid_ = None

    def __init__(self, key, requests, number, typeid):
        object.__setattr__(self, "_key", key)
        object.__setattr__(self, "_requests", requests)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_typeid", typeid)

    def _callmethod(self, methodname, args=(), kwds={}):
        """Calls a method of the object."""
        get = object.__getattribute__
        key, requests = get(self, "_key"), get(self, "_requests")
        result = _call(key, requests, get(self, "_number"), methodname, args, kwds)
        if isinstance(result, _Kept):
            proxytype = _proxytypes.get(result.typeid) or _auto_proxy(result.typeid, result.exposed)
            return proxytype(key, requests, result.number, result.typeid)
        return result

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod("#GETVALUE")

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __reduce__(self):
        get = object.__getattribute__
        parts = [get(self, name) for name in ("_key", "_requests", "_number", "_typeid")]
        return (_rebuilt, (get(self, "_names") if type(self).__name__.startswith("AutoProxy") else type(self), *parts))

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {object.__getattribute__(self, '_typeid')!r} at {id(self):#x}>"

    def __str__(self):
        try:
            return self._callmethod("__repr__")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _rebuilt(kind, key, requests, number, typeid):
    """A proxy as it was before it was sent; of a kind, or with methods of these names."""
    if not isinstance(kind, type):
        kind = _auto_proxy(typeid, kind)
    return kind(key, requests, number, typeid)


def _forwarder(name):
    def forward(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)

    forward.__name__ = name
    return forward


def MakeProxyType(name, exposed):
    """A class of proxies with these methods."""
    members = {method: _forwarder(method) for method in exposed}
    members["_exposed_"] = tuple(exposed)
    return type(name, (BaseProxy,), members)


def _auto_proxy(typeid, names):
    kind = MakeProxyType(f"AutoProxy[{typeid}]", names)
    kind._names = tuple(names)
    return kind


class _ByIndex:
    """Goes through a sequence item by item."""

    def __iter__(self):
        place = 0
        while True:
            try:
                item = self[place]
            except IndexError:
                return
            yield item
            place += 1


_BaseListProxy = MakeProxyType(
    "BaseListProxy",
    ("__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__", "__rmul__", "__setitem__",
     "append", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort"),
)


class ListProxy(_ByIndex, _BaseListProxy):
    """A list of a manager."""

    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("extend", (self._getvalue() * (value - 1),))
        return self

    def __reversed__(self):
        return reversed(self._getvalue())


_BaseDictProxy = MakeProxyType(
    "BaseDictProxy",
    ("__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__", "clear", "copy", "get", "items", "keys",
     "pop", "popitem", "setdefault", "update", "values"),
)


class DictProxy(_BaseDictProxy):
    """A dict of a manager."""

    def __iter__(self):
        return iter(self.keys())


class NamespaceProxy(BaseProxy):
    """An object of a manager with any attributes."""

    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._callmethod("__getattribute__", (name,))

    def __setattr__(self, name, value):
        self._callmethod("__setattr__", (name, value))

    def __delattr__(self, name):
        self._callmethod("__delattr__", (name,))


class ValueProxy(BaseProxy):
    """A value of a manager."""

    _exposed_ = ("get", "set")

    def get(self):
        """What it is."""
        return self._callmethod("get")

    def set(self, value):
        """Makes it something else."""
        return self._callmethod("set", (value,))

    value = property(get, set)


_BaseArrayProxy = MakeProxyType("BaseArrayProxy", ("__len__", "__getitem__", "__setitem__"))


class ArrayProxy(_ByIndex, _BaseArrayProxy):
    """A row of numbers of a manager."""


class AcquirerProxy(BaseProxy):
    """A lock or semaphore of a manager."""

    _exposed_ = ("acquire", "release")

    def acquire(self, blocking=True, timeout=None):
        """Takes it."""
        return self._callmethod("acquire", (blocking,) if timeout is None else (blocking, timeout))

    def release(self):
        """Gives it back."""
        return self._callmethod("release")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, *exception):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    """A condition of a manager."""

    _exposed_ = ("acquire", "release", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        """Waits for a notification."""
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        """Wakes up to `n` of those who wait."""
        return self._callmethod("notify", (n,))

    def notify_all(self):
        """Wakes all who wait."""
        return self._callmethod("notify_all")

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate, which is asked here, is true."""
        from time import monotonic

        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            remaining = None if end is None else end - monotonic()
            if remaining is not None and remaining <= 0:
                break
            self.wait(remaining)
            result = predicate()
        return result


EventProxy = MakeProxyType("EventProxy", ("is_set", "set", "clear", "wait"))


class BarrierProxy(BaseProxy):
    """A barrier of a manager."""

    _exposed_ = ("__getattribute__", "wait", "abort", "reset")

    wait = _forwarder("wait")
    abort = _forwarder("abort")
    reset = _forwarder("reset")
    parties = property(lambda self: self._callmethod("__getattribute__", ("parties",)))
    n_waiting = property(lambda self: self._callmethod("__getattribute__", ("n_waiting",)))
    broken = property(lambda self: self._callmethod("__getattribute__", ("broken",)))


_BasePoolProxy = MakeProxyType(
    "PoolProxy",
    ("apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async", "starmap", "starmap_async",
     "terminate"),
)


class PoolProxy(_BasePoolProxy):
    """A pool of a manager, whose results stay there until they are asked for."""

    _method_to_typeid_ = {
        "apply_async": "AsyncResult",
        "map_async": "AsyncResult",
        "starmap_async": "AsyncResult",
        "imap": "Iterator",
        "imap_unordered": "Iterator",
    }

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.terminate()


class IteratorProxy(BaseProxy):
    """An iterator of a manager."""

    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    __next__ = _forwarder("__next__")
    send = _forwarder("send")
    throw = _forwarder("throw")
    close = _forwarder("close")


_keys = count(1)
# The class of the proxies of each kind of object, where one was given when the kind was registered.
_proxytypes = {}


class BaseManager:
    """A process that keeps objects; the classes registered with it are its methods."""

    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        self._address = address
        self._authkey = process.current_process().authkey if authkey is None else authkey
        self._ctx = ctx or context._default.get_context()
        self._process = None
        self._requests = None

    @property
    def address(self):
        """Where the manager can be reached."""
        return self._address

    def get_server(self):
        """What serves the objects, to be run in this process."""
        if self._requests is not None:
            raise context.ProcessError("Already started server" if self._process else "Already started SyncManager")
        address, arrivals = _addresses.listen(self._address)
        return Server(self._registry, address, self._authkey, arrivals)

    def connect(self):
        """Uses the objects of a manager that another process has started at this address."""
        self._requests = _addresses.door(self._address)
        self._key = (os.getpid(), next(_keys))
        if not _call(self._key, self._requests, 0, "#AUTHKEY", (bytes(self._authkey),), {}):
            raise context.AuthenticationError("digest sent was rejected")

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        """Has the manager make objects of a kind."""
        if "_registry" not in cls.__dict__:
            cls._registry = dict(cls._registry)
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        method_to_typeid = method_to_typeid or getattr(proxytype, "_method_to_typeid_", None)
        cls._registry[typeid] = (callable, exposed, method_to_typeid or {}, proxytype)
        if proxytype is not None:
            _proxytypes[typeid] = proxytype
        if create_method:

            def create(self, /, *args, **kwds):
                return self._create(typeid, args, kwds)

            create.__name__ = typeid
            setattr(cls, typeid, create)

    def start(self, initializer=None, initargs=()):
        """Lets the process of the manager run."""
        if self._process is not None:
            raise context.ProcessError("Already started server")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._address, arrivals = _addresses.listen(self._address)
        self._requests = _addresses.door(self._address)
        self._key = (os.getpid(), next(_keys))
        server = Server(self._registry, self._address, self._authkey, arrivals)
        arguments = (server, initializer, initargs)
        self._process = self._ctx.Process(target=type(self)._run_server, args=arguments)
        self._process.name = f"{type(self).__name__}-{':'.join([str(part) for part in self._process._identity])}"
        self._process.start()
        # Closed here, so that who calls a manager that is gone hears of it.
        arrivals.close()
        self._pid = os.getpid()
        util._before_the_end.append(self.shutdown)

    @classmethod
    def _run_server(cls, server, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        server.serve_forever()

    def _create(self, typeid, args, kwds):
        if self._requests is None:
            raise AssertionError("server not yet started")
        number, names = _call(self._key, self._requests, 0, "#CREATE", (typeid, args, kwds), {})
        kind = self._registry[typeid][3] or _auto_proxy(typeid, names)
        return kind(self._key, self._requests, number, typeid)

    def shutdown(self):
        """Ends the process of the manager."""
        if self._process is not None and self._pid == os.getpid() and self._process.is_alive():
            self._requests.send(*packed(None))
            self._process.join()
            self._requests = None
            _addresses.give_back(self._address)

    def join(self, timeout=None):
        """Waits for the process of the manager to end."""
        if self._process is not None:
            self._process.join(timeout)

    def __enter__(self):
        if self._process is None and self._requests is None:
            self.start()
        return self

    def __exit__(self, *exception):
        self.shutdown()

    def __reduce__(self):
        raise TypeError("cannot pickle a manager; send the proxies that it makes")


class SyncManager(BaseManager):
    """A manager of what threads use among themselves."""


SyncManager.register("Queue", queue.Queue)
SyncManager.register("JoinableQueue", queue.Queue)
SyncManager.register("Event", threading.Event, EventProxy)
SyncManager.register("Lock", threading.Lock, AcquirerProxy)
SyncManager.register("RLock", threading.RLock, AcquirerProxy)
SyncManager.register("Semaphore", threading.Semaphore, AcquirerProxy)
SyncManager.register("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register("Condition", threading.Condition, ConditionProxy)
SyncManager.register("Barrier", threading.Barrier, BarrierProxy)
SyncManager.register("Pool", Pool, PoolProxy)
SyncManager.register("AsyncResult", create_method=False)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("list", list, ListProxy)
SyncManager.register("dict", dict, DictProxy)
SyncManager.register("Value", Value, ValueProxy)
SyncManager.register("Array", Array, ArrayProxy)
SyncManager.register("Namespace", Namespace, NamespaceProxy)


class SharedMemoryManager:
    """Gives back all the blocks of shared memory it made, when it is shut down."""

    def __init__(self, address=None, authkey=None):
        self._blocks = None

    def start(self, initializer=None, initargs=()):
        """Begins to make blocks."""
        self._blocks = []
        if initializer is not None:
            initializer(*initargs)

    def _kept(self, block):
        if self._blocks is None:
            raise AssertionError("server not yet started")
        self._blocks.append(block)
        return block

    def SharedMemory(self, size):
        """A block of bytes."""
        from multiprocessing import shared_memory

        return self._kept(shared_memory.SharedMemory(create=True, size=size))

    def ShareableList(self, sequence):
        """A list of plain values."""
        from multiprocessing import shared_memory

        return self._kept(shared_memory.ShareableList(sequence))

    def shutdown(self):
        """Gives back the blocks."""
        while self._blocks:
            block = self._blocks.pop()
            block = getattr(block, "shm", block)
            try:
                block.unlink()
            except FileNotFoundError:
                continue

    def __enter__(self):
        if self._blocks is None:
            self.start()
        return self

    def __exit__(self, *exception):
        self.shutdown()
