"""Functions that make functions: wrapped, partly called, cached, chosen by type."""

from threading import RLock

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a function that stands for another look like it."""
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    if "__dict__" in updated and hasattr(wrapped, "__dict__"):
        for name, value in list(wrapped.__dict__.items()):
            setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator for the inner function of a decorator: it will look like what is decorated."""

    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


_nothing = object()


def reduce(function, iterable, initial=_nothing, /):
    """Combines all items into one, two at a time from the left."""
    iterator = iter(iterable)
    result = initial
    if result is _nothing:
        for result in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        result = function(result, item)
    return result


class partial:
    """A function some of whose arguments are given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = (*func.args, *args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        shown = [repr(self.func)]
        shown.extend([repr(argument) for argument in self.args])
        shown.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        return f"functools.partial({', '.join(shown)})"


class partialmethod:
    """A method some of whose arguments are given already."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if instance is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, instance, *self.args, **self.keywords)


def cmp_to_key(mycmp):
    """Makes a key function of one that compares two things and answers less than 0, 0 or more."""

    class Key:
        """A thing that is ordered by the function."""

        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return Key


def _derived(root, answer):
    """A comparison that asks another one, the method named `root`, and makes its answer of that."""

    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else answer(result, self, other)

    return compare


# For each comparison a class may define: the other three, from its result and from equality.
_OTHERS = {
    "__lt__": {
        "__gt__": lambda less, a, b: not less and a != b,
        "__le__": lambda less, a, b: less or a == b,
        "__ge__": lambda less, a, b: not less,
    },
    "__le__": {
        "__ge__": lambda at_most, a, b: not at_most or a == b,
        "__lt__": lambda at_most, a, b: at_most and a != b,
        "__gt__": lambda at_most, a, b: not at_most,
    },
    "__gt__": {
        "__lt__": lambda more, a, b: not more and a != b,
        "__ge__": lambda more, a, b: more or a == b,
        "__le__": lambda more, a, b: not more,
    },
    "__ge__": {
        "__le__": lambda at_least, a, b: not at_least or a == b,
        "__gt__": lambda at_least, a, b: at_least and a != b,
        "__lt__": lambda at_least, a, b: not at_least,
    },
}


def total_ordering(cls):
    """Gives a class that defines one of <, >, <=, >= the other three."""
    own = [name for name in _OTHERS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = own[0]
    for name, answer in _OTHERS[root].items():
        if name not in own:
            method = _derived(root, answer)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


# Of these classes, an only argument is its own key; anything else is kept apart from equal tuples.
_OWN_KEYS = (int, str)


def _key(args, kwargs, typed):
    """What the result of a call with names, or of one whose types count, is kept under."""
    key = args
    if kwargs:
        key = (*args, _nothing, *kwargs.items())
    if typed:
        return (key, tuple([type(value) for value in (*args, *kwargs.values())]))
    return key


def lru_cache(maxsize=128, typed=False):
    """Keeps the results of calls, the latest `maxsize` of them or, with None, all."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, False)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    if maxsize is not None:
        maxsize = max(maxsize, 0)
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    """Keeps the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    # The latest used stand last. The lock guards them and the counts, and is never held while the
    # function runs: two threads that ask for the same at once may both call it.
    results = {}
    lock = RLock()
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        if kwargs or typed:
            key = _key(args, kwargs, typed)
        else:
            # One thing whose type is told by what it equals stands for itself, as in CPython.
            key = args[0] if len(args) == 1 and type(args[0]) in _OWN_KEYS else args
        with lock:
            result = results.get(key, _nothing)
            if result is not _nothing:
                hits += 1
                if maxsize is not None:
                    del results[key]
                    results[key] = result
                return result
            misses += 1
        result = function(*args, **kwargs)
        if maxsize != 0:
            with lock:
                if key not in results and len(results) == maxsize:
                    for oldest in results:
                        break
                    del results[oldest]
                results[key] = result
        return result

    def cache_info():
        """How often a result was there or not, how many fit, and how many there are."""
        from collections import namedtuple

        info = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
        with lock:
            return info(hits, misses, maxsize, len(results))

    def cache_clear():
        """Forgets all results and counts."""
        nonlocal hits, misses
        with lock:
            results.clear()
            hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class cached_property:
    """A property that is worked out once for each object, by one thread."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        with self.lock:
            if self.attrname not in instance.__dict__:
                object.__setattr__(instance, self.attrname, self.func(instance))
            return instance.__dict__[self.attrname]


def singledispatch(func):
    """A function that does something else for each type of its first argument."""
    registry = {object: func}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """What is called for instances of a class."""
        for ancestor in cls.__mro__:
            if ancestor is not object and ancestor in registry:
                return registry[ancestor]
        for kind, implementation in registry.items():
            if kind is not object and issubclass(cls, kind):
                return implementation
        return registry[object]

    def register(cls, func=None):
        """Says what is called for a class: used as a decorator, with the class or with annotations."""
        if func is not None:
            registry[cls] = func
            return func
        if isinstance(cls, type):
            return lambda implementation: register(cls, implementation)
        annotations = [kind for word, kind in getattr(cls, "__annotations__", {}).items() if word != "return"]
        if not annotations:
            raise TypeError(
                f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or "
                "plain `@register` on an annotated function."
            )
        kinds = getattr(annotations[0], "__args__", None) or (annotations[0],)
        for kind in kinds:
            registry[type(None) if kind is None else kind] = cls
        return cls

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A method that does something else for each type of its first argument after `self`."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Says what is called for a class."""
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0]))(instance, *args, **kwargs)

        return update_wrapper(method, self.func)
