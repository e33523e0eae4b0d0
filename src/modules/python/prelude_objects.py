

# The part of the prelude about classes and objects: what goes through a program's own methods.


def __or_getattr__(fallback, value, name, ask, *arguments):
    try:
        return ask(*arguments)
    except AttributeError:
        return fallback(value, name)


def __or_default__(default, ask, *arguments):
    try:
        return ask(*arguments)
    except AttributeError:
        return default


def __has__(ask, *arguments):
    try:
        ask(*arguments)
    except AttributeError:
        return False
    return True


def __do__(function, *arguments):
    function(*arguments)


__object_init__ = object.__init__
__object_new__ = object.__new__


def __construct__(cls, /, *arguments, **keywords):
    make = cls.__new__
    made = make(cls, *arguments, **keywords) if keywords else make(cls, *arguments)
    if type(made) is cls or __is_of_class__(made, cls):
        initialise = type(made).__init__
        if initialise is __object_init__ and make is not __object_new__:
            # Who has only `__new__` has it deal with the arguments.
            return made
        answer = initialise(made, *arguments, **keywords)
        if answer is not None:
            raise TypeError(f"__init__() should return None, not '{type(answer).__name__}'")
    return made


def __most_derived__(metaclass, bases):
    for base in bases:
        own = type(base)
        if own in metaclass.__mro__:
            continue
        if metaclass in own.__mro__:
            metaclass = own
            continue
        raise TypeError(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
            "subclass of the metaclasses of all its bases"
        )
    return metaclass


def __build__(body, name, /, *bases, metaclass=None, **keywords):
    resolved = []
    for base in bases:
        entries = None if __is_of_class__(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
        else:
            resolved.extend(entries(bases))
    resolved = tuple(resolved)
    if metaclass is None:
        metaclass = type(resolved[0]) if resolved else type
    if __is_of_class__(metaclass, type):
        metaclass = __most_derived__(metaclass, resolved)
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, resolved, **keywords)
    __run_class_body__(body, namespace)
    if resolved != bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **keywords)


def __new_class__(metaclass, name, bases, namespace, /, **keywords):
    winner = __most_derived__(metaclass, bases)
    if winner is not metaclass and winner.__new__ is not type.__new__:
        return winner.__new__(winner, name, bases, namespace, **keywords)
    metaclass = winner
    if "__module__" not in namespace:
        namespace = dict(namespace)
        namespace["__module__"] = __calling_module__()
    made = __make_class__(metaclass, name, bases, namespace)
    return __finish_class__(made, namespace, keywords)


def __finish_class__(made, namespace, keywords):
    for name, member in list(namespace.items()):
        hook = getattr(type(member), "__set_name__", None)
        if hook is not None:
            hook(member, made, name)
    super(made, made).__init_subclass__(**keywords)
    return made


def __ask_instance__(value, wanted):
    if isinstance(wanted, tuple):
        for one in wanted:
            if isinstance(value, one):
                return True
        return False
    return bool(type(wanted).__instancecheck__(wanted, value))


def __ask_disguised__(value, wanted):
    return issubclass(value.__class__, wanted)


def __ask_subclass__(cls, wanted):
    if isinstance(wanted, tuple):
        for one in wanted:
            if issubclass(cls, one):
                return True
        return False
    return bool(type(wanted).__subclasscheck__(wanted, cls))


def __type_text__(argument):
    if argument is ...:
        return "..."
    if argument is type(None):
        return "None"
    if isinstance(argument, type) and not isinstance(argument, __GenericAlias__):
        if argument.__module__ == "builtins":
            return argument.__qualname__
        return f"{argument.__module__}.{argument.__qualname__}"
    return repr(argument)


def __flat_union__(parts):
    flat = []
    for part in parts:
        if part is None:
            part = type(None)
        for one in part.__args__ if isinstance(part, __UnionType__) else (part,):
            if one not in flat:
                flat.append(one)
    return flat


def __union__(left, right):
    parts = __flat_union__((left, right))
    return parts[0] if len(parts) == 1 else __UnionType__(tuple(parts))


def __make_type_forms__():
    class GenericAlias:
        """A class with arguments in brackets, such as `list[int]`."""

        __module__ = "types"
        __qualname__ = "GenericAlias"

        def __init__(self, origin, arguments):
            self.__origin__ = origin
            self.__args__ = arguments if isinstance(arguments, tuple) else (arguments,)
            self.__parameters__ = ()

        def __call__(self, *arguments, **keywords):
            return self.__origin__(*arguments, **keywords)

        def __getattr__(self, name):
            return getattr(self.__origin__, name)

        def __getitem__(self, arguments):
            return GenericAlias(self.__origin__, arguments)

        def __mro_entries__(self, bases):
            return (self.__origin__,)

        def __repr__(self):
            shown = ", ".join([__type_text__(argument) for argument in self.__args__])
            return f"{__type_text__(self.__origin__)}[{shown}]"

        def __eq__(self, other):
            if not isinstance(other, GenericAlias):
                return NotImplemented
            return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash((self.__origin__, self.__args__))

        def __or__(self, other):
            return __union__(self, other)

        def __ror__(self, other):
            return __union__(other, self)

        def __instancecheck__(self, value):
            raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    class UnionType:
        """Several classes of which one is meant, such as `int | None`."""

        __module__ = "types"
        __qualname__ = "UnionType"

        def __init__(self, arguments):
            self.__args__ = arguments

        def __repr__(self):
            return " | ".join([__type_text__(argument) for argument in self.__args__])

        def __eq__(self, other):
            if not isinstance(other, UnionType):
                return NotImplemented
            return len(self.__args__) == len(other.__args__) and all(
                argument in other.__args__ for argument in self.__args__
            )

        def __hash__(self):
            return sum(hash(argument) for argument in self.__args__)

        def __or__(self, other):
            return __union__(self, other)

        def __ror__(self, other):
            return __union__(other, self)

        def __instancecheck__(self, value):
            return isinstance(value, self.__args__)

        def __subclasscheck__(self, cls):
            return issubclass(cls, self.__args__)

    return GenericAlias, UnionType


__GenericAlias__, __UnionType__ = __make_type_forms__()


def __order_items__(operator, left, right):
    for one, other in zip(left, right):
        if one is not other and one != other:
            break
    else:
        one, other = len(left), len(right)
    if operator == 0:
        return one < other
    if operator == 1:
        return one <= other
    if operator == 4:
        return one > other
    return one >= other


def __negative__(value):
    return -value


def __positive__(value):
    return +value


def __complex_of__(place, *parts):
    made = [*parts]
    if place == 0 and hasattr(type(parts[0]), "__complex__"):
        made[0] = parts[0].__complex__()
        if not isinstance(made[0], complex):
            raise TypeError(f"__complex__ returned non-complex (type {type(made[0]).__name__})")
    else:
        made[place] = float(parts[place])
    return complex(*made)


def __inverted__(value):
    return ~value


def __length__(method, value):
    length = method(value)
    if not isinstance(length, int):
        raise TypeError(f"'{type(length).__name__}' object cannot be interpreted as an integer")
    if length < 0:
        raise ValueError("__len__() should return >= 0")
    return length


def __named_by_module__(getattr, name, message):
    try:
        return getattr(name)
    except AttributeError:
        raise ImportError(message) from None


def __print_to__(file, flush, *pieces):
    write = file.write
    # What the library writes to takes all in one piece, so that two threads do not mix.
    if type(file).__module__ in ("io", "_io", "sys"):
        write("".join(pieces))
    else:
        for piece in pieces:
            write(piece)
    if flush:
        file.flush()


def __with_floats__(name, *arguments):
    import math

    as_floats = [[float(item) for item in part] if type(part) in (list, tuple) else float(part) for part in arguments]
    return getattr(math, name)(*as_floats)


def __reduced__(value):
    import copyreg

    return copyreg._taken_apart(value)


def __reduced_ex__(value, protocol):
    import copyreg

    own = copyreg._own(type(value), "__reduce__")
    return copyreg._taken_apart(value) if own is None else own(value)


def __state_of__(value):
    import copyreg

    return copyreg._plain_state(value)


def __size_of__(value):
    import sys

    return sys.getsizeof(value)


def __fill_list__(target, iterable=()):
    list.clear(target)
    list.extend(target, iterable)


def __fill_set__(target, iterable=()):
    set.clear(target)
    set.update(target, iterable)


def __unequal_items__(left, right):
    return not __equal_items__(left, right)


def __not_equal__(method, value, other):
    answer = method(value, other)
    return answer if answer is NotImplemented else not answer


def __new_from__(cls, kind, ask, *arguments):
    return kind.__new__(cls, ask(*arguments))


def __exception_text__(exception):
    arguments = exception.args
    if len(arguments) == 1:
        return repr(arguments[0]) if isinstance(exception, KeyError) else str(arguments[0])
    return repr(arguments)


def __represent_items__(value, core):
    kind = type(core)
    name = type(value).__name__
    if isinstance(value, BaseException):
        return f"{name}({', '.join([repr(argument) for argument in value.args])})"
    if kind in (set, frozenset) and (kind is frozenset or core is not value):
        return f"{name}({{{', '.join([repr(item) for item in core])}}})"
    if kind in (list, tuple, dict, set):
        return __representation__(core)
    if kind.__name__ == "method":
        return f"<bound method {core.__func__.__qualname__} of {core.__self__!r}>"
    return f"{name}([{', '.join([repr(item) for item in core])}])"


def __ask_hash__(value):
    answer = hash(value)
    if not isinstance(answer, int):
        raise TypeError("__hash__ method should return an integer")
    return answer


def __ask_equal__(left, right):
    return True if left == right else False


def __ask_truth__(value):
    return bool(value)


def __ask_index__(value):
    index = type(value).__index__(value)
    if not isinstance(index, int):
        raise TypeError(f"__index__ returned non-int (type {type(index).__name__})")
    return index


def __ask_untruth__(value):
    return not value


def __list_index__(items, item, start=0, stop=None):
    for index in range(len(items))[start:stop]:
        if items[index] is item or items[index] == item:
            return index
    raise ValueError(f"{item!r} is not in list")


def __list_count__(items, item):
    count = 0
    for other in items:
        if other is item or other == item:
            count += 1
    return count


def __list_remove__(items, item):
    for index in range(len(items)):
        if items[index] is item or items[index] == item:
            del items[index]
            return
    raise ValueError("list.remove(x): x not in list")
