"""The part of the builtins that may run a program's own code, and so is written in Python."""


def __text__(value):
    plain = __plain_text__(value)
    if plain is not None:
        return plain
    text = type(value).__str__(value)
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type(text).__name__})")
    return text


def __representation__(value):
    plain = __plain_repr__(value)
    if plain is not None:
        return plain
    kind = type(value)
    if kind is list:
        return "[" + ", ".join([__representation__(item) for item in value]) + "]"
    if kind is tuple:
        shown = ", ".join([__representation__(item) for item in value])
        return "(" + shown + (",)" if len(value) == 1 else ")")
    if kind is dict:
        return "{" + ", ".join([__representation__(key) + ": " + __representation__(value[key]) for key in value]) + "}"
    if kind is set:
        return "{" + ", ".join([__representation__(item) for item in value]) + "}"
    text = kind.__repr__(value)
    if not isinstance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {type(text).__name__})")
    return text


def __items__(iterable):
    return [item for item in iterable]


def __mapping__(mapping):
    return {key: mapping[key] for key in mapping.keys()}


__set_prelude__(__text__, __representation__, __items__)


def __lay_out__(layout, *operands):
    """A text laid out by the engine, which asks for what only Python can say."""
    answers = []
    while True:
        result = layout(*operands, answers)
        if isinstance(result, str):
            return result
        question, *asked = result
        answers.append(question(*asked))


def __percent_of_bytes__(layout, values):
    def shown(value):
        return bytes(value).decode("latin-1") if hasattr(type(value), "decode") else value

    if isinstance(values, tuple):
        values = tuple([shown(value) for value in values])
    elif isinstance(values, dict):
        values = {shown(key): shown(value) for key, value in values.items()}
    else:
        values = shown(values)
    return (layout.decode("latin-1") % values).encode("latin-1")


def __item__(container, key):
    return container[key]


def __format_converted__(conversion, value, spec):
    return format(conversion(value), spec)


def __format_by_method__(value, spec):
    text = type(value).__format__(value, spec)
    if not isinstance(text, str):
        raise TypeError(f"__format__ must return a str, not {type(text).__name__}")
    return text


def __truth__(method, value):
    answer = method(value)
    if hasattr(type(value), "__bool__"):
        if not isinstance(answer, bool):
            raise TypeError(f"__bool__ should return bool, returned {type(answer).__name__}")
        return answer
    if answer < 0:
        raise ValueError("__len__() should return >= 0")
    return answer != 0


def __contained__(container, item):
    for other in container:
        if other is item or other == item:
            return True
    return False


def __equal_items__(left, right):
    if len(left) != len(right):
        return False
    if isinstance(left, dict):
        for key in left:
            if key not in right or not (left[key] is right[key] or left[key] == right[key]):
                return False
        return True
    for index in range(len(left)):
        if not (left[index] is right[index] or left[index] == right[index]):
            return False
    return True


def __next_or__(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def __natural_run__(keys, items, start):
    """Where the order ends that the keys have from a place on; one that falls is turned around."""
    end = start + 1
    if end == len(keys):
        return end
    if keys[end] < keys[start]:
        end += 1
        while end < len(keys) and keys[end] < keys[end - 1]:
            end += 1
        keys[start:end] = keys[start:end][::-1]
        items[start:end] = items[start:end][::-1]
    else:
        end += 1
        while end < len(keys) and not keys[end] < keys[end - 1]:
            end += 1
    return end


def __insert_sorted__(keys, items, place):
    """Puts what begins at a place where it belongs among what stands before it, which is in order."""
    for place in range(place, len(keys)):
        pivot = keys[place]
        low = 0
        high = place
        while low < high:
            middle = (low + high) // 2
            if pivot < keys[middle]:
                high = middle
            else:
                low = middle + 1
        if low < place:
            keys.insert(low, keys.pop(place))
            items.insert(low, items.pop(place))


def __merge__(left, right):
    """Two runs in order, each of keys and items, as one."""
    left_keys, left_items = left
    right_keys, right_items = right
    keys = []
    items = []
    first = second = 0
    while first < len(left_keys) and second < len(right_keys):
        if right_keys[second] < left_keys[first]:
            keys.append(right_keys[second])
            items.append(right_items[second])
            second += 1
        else:
            keys.append(left_keys[first])
            items.append(left_items[first])
            first += 1
    keys += left_keys[first:] + right_keys[second:]
    items += left_items[first:] + right_items[second:]
    return keys, items


def __sorted_by_calls__(keys, items):
    """The items in the order of their keys, which are compared by the program's code: in runs of at least
    32 or so, made by inserting, which are merged. It compares what CPython's `list.sort` compares, up to
    63 items in the same order (Objects/listobject.c)."""
    least = len(keys)
    odd = 0
    while least >= 64:
        odd |= least & 1
        least >>= 1
    least += odd
    runs = []
    start = 0
    while start < len(keys):
        end = __natural_run__(keys, items, start)
        sorted_up_to = end - start
        end = max(end, min(start + least, len(keys)))
        run = (keys[start:end], items[start:end])
        __insert_sorted__(*run, sorted_up_to)
        runs.append(run)
        start = end
    while len(runs) > 1:
        merged = [__merge__(runs[place], runs[place + 1]) for place in range(0, len(runs) - 1, 2)]
        runs = merged + runs[len(merged) * 2 :]
    return runs[0][1] if runs else items


def __sorted__(items, key, reverse):
    keys = items if key is None else [key(item) for item in items]
    result = __sort_by__(items, keys, bool(reverse))
    if result is None:
        # What is equal keeps its order, also in reverse.
        turn = -1 if reverse else 1
        result = __sorted_by_calls__(keys[::turn], items[::turn])[::turn]
    return result


def __sort__(items, key, reverse):
    items[:] = __sorted__(items[:], key, reverse)


def sorted(*iterables, key=None, reverse=False, **others):
    if len(iterables) != 1:
        raise TypeError(f"sorted expected 1 argument, got {len(iterables)}")
    for name in others:
        raise TypeError(f"'{name}' is an invalid keyword argument for sort()")
    return __sorted__(list(iterables[0]), key, reverse)


def sum(iterable, /, start=0):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    total = start
    for item in iterable:
        total = total + item
    return total


def __extreme__(name, arguments, key, options, better):
    for option in options:
        if option != "default":
            raise TypeError(f"{name}() got an unexpected keyword argument '{option}'")
    if len(arguments) == 1:
        items = list(arguments[0])
        if not items:
            if "default" in options:
                return options["default"]
            raise ValueError(f"{name}() arg is an empty sequence")
    elif not arguments:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    elif "default" in options:
        raise TypeError(f"Cannot specify a default for {name}() with multiple positional arguments")
    else:
        items = arguments
    best = items[0]
    best_key = best if key is None else key(best)
    for item in items[1:]:
        item_key = item if key is None else key(item)
        if better(item_key, best_key):
            best = item
            best_key = item_key
    return best


def min(*arguments, key=None, **options):
    if key is None and not options and len(arguments) == 2:
        one, other = arguments
        return other if other < one else one
    return __extreme__("min", arguments, key, options, lambda one, other: one < other)


def max(*arguments, key=None, **options):
    if key is None and not options and len(arguments) == 2:
        one, other = arguments
        return other if other > one else one
    return __extreme__("max", arguments, key, options, lambda one, other: one > other)


def any(iterable, /):
    for item in iterable:
        if item:
            return True
    return False


def all(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True


def __translated__(text, table):
    parts = []
    for character in text:
        try:
            to = table[ord(character)]
        except LookupError:
            to = character
        if to is not None:
            parts.append(to if isinstance(to, str) else chr(to))
    return "".join(parts)


def __with_integers__(function, *arguments):
    """The call again, with what its arguments say they are as integers."""
    return function(*[argument.__index__() for argument in arguments])


def __own_iterator__(method, iterable):
    iterator = method(iterable)
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"iter() returned non-iterator of type '{type(iterator).__name__}'")
    return iterator


def __derive__(kind, function, iterables, first):
    return __make_derived__(kind, function, [iter(iterable) for iterable in iterables], first)


def __reversed_object__(sequence):
    method = getattr(type(sequence), "__reversed__", None)
    if method is not None:
        return method(sequence)
    if not hasattr(type(sequence), "__getitem__") or not hasattr(type(sequence), "__len__"):
        raise TypeError(f"'{type(sequence).__name__}' object is not reversible")
    return __make_derived__(7, sequence, (), len(sequence) - 1)


def __throw_class__(generator, kind, value):
    if not isinstance(kind, type) or not issubclass(kind, BaseException):
        given = type(kind).__name__
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {given}")
    if isinstance(value, kind):
        return generator.throw(value)
    return generator.throw(kind() if value is None else kind(value))


def __close_generator__(generator):
    try:
        generator.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("generator ignored GeneratorExit")


def __next_numbered__(iterator, function, sources):
    item = next(sources[0])
    return (__take_number__(iterator), item)


def __next_zipped__(iterator, function, sources):
    if not sources:
        raise StopIteration
    return tuple([next(source) for source in sources])


def __next_strictly_zipped__(iterator, function, sources):
    items = []
    for source in sources:
        try:
            items.append(next(source))
        except StopIteration:
            break
    count = len(items)
    if count == len(sources) and sources:
        return tuple(items)
    if count:
        others = "" if count == 1 else "s 1-"
        raise ValueError(f"zip() argument {count + 1} is shorter than argument{others or ' '}{count}")
    for number in range(1, len(sources)):
        for item in sources[number]:
            others = " " if number == 1 else "s 1-"
            raise ValueError(f"zip() argument {number + 1} is longer than argument{others}{number}")
    raise StopIteration


def __next_mapped__(iterator, function, sources):
    if len(sources) == 1:
        return function(next(sources[0]))
    return function(*[next(source) for source in sources])


def __call__(function, *arguments):
    return function(*arguments)


def __next_filtered__(iterator, function, sources, *taken):
    # An item that was taken is not yet judged, or only as far as the function has answered.
    if taken:
        item, *answer = taken
        if answer[0] if answer else function(item):
            return item
    for item in sources[0]:
        if item if function is None else function(item):
            return item
    raise StopIteration


def __next_called__(iterator, function, sources):
    answer = function()
    if answer is sources[0] or answer == sources[0]:
        __finish__(iterator)
        raise StopIteration
    return answer


def __next_indexed__(iterator, sequence, sources):
    index = __take_number__(iterator)
    try:
        if index >= 0:
            return sequence[index]
    except (IndexError, StopIteration):
        pass
    __finish__(iterator)
    raise StopIteration


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    from io import open

    return open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def input(prompt="", /):
    """Writes the prompt and waits for a line of standard input."""
    print(prompt, end="", flush=True)
    return __read_line__()


def __set_class__(instance, kind):
    __change_class__(instance, kind)


class __Globals__(dict):
    """The globals of a module as a dict: what is set in it is set in the module."""

    def __setitem__(self, name, value):
        __set_global__(name, value)
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        dict.__delitem__(self, name)
        __set_global__(name)

    def update(self, *others, **named):
        for name, value in dict(*others, **named).items():
            self[name] = value

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, *default):
        if name in self:
            __set_global__(name)
        return dict.pop(self, name, *default)


def globals():
    return __Globals__(__globals__())


def vars(*values):
    if not values:
        return locals()
    if len(values) > 1:
        raise TypeError(f"vars expected at most 1 argument, got {len(values)}")
    try:
        return values[0].__dict__
    except AttributeError:
        raise TypeError("vars() argument must have __dict__ attribute") from None


def __sorted_dir__(method, value):
    return sorted(method(value))


def quit(code=None):
    raise SystemExit(code)


def exit(code=None):
    raise SystemExit(code)


def __is_sequence__(subject):
    for kind in type(subject).__mro__:
        if getattr(kind, "__match_sequence__", False) is True:
            return True
    return False


def __is_mapping__(subject):
    for kind in type(subject).__mro__:
        if getattr(kind, "__match_mapping__", False) is True:
            return True
    return False


def __match_keys__(subject, keys):
    values = []
    missing = object()
    for key in keys:
        value = subject.get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def __positional_names__(kind, count):
    """The attributes that the positional patterns of a class pattern stand for."""
    names = getattr(kind, "__match_args__", ())
    if type(names) is not tuple:
        raise TypeError(f"{kind.__name__}.__match_args__ must be a tuple (got {type(names).__name__})")
    if count > len(names):
        plural = "" if len(names) == 1 else "s"
        raise TypeError(f"{kind.__name__}() accepts {len(names)} positional sub-pattern{plural} ({count} given)")
    for name in names[:count]:
        if not isinstance(name, str):
            raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
    return names[:count]


def __match_class__(subject, kind, count, names):
    if not isinstance(kind, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, kind):
        return None
    values = []
    if count and not hasattr(kind, "__match_args__"):
        if issubclass(kind, (bool, bytes, dict, float, int, list, set, str, tuple)):
            if count > 1:
                raise TypeError(f"{kind.__name__}() accepts 1 positional sub-pattern ({count} given)")
            values.append(subject)
            count = 0
    places = __positional_names__(kind, count) if count else ()
    for index, name in enumerate(places + names):
        if name in (places + names)[:index]:
            raise TypeError(f"{kind.__name__}() got multiple sub-patterns for attribute {name!r}")
        try:
            values.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(values)


def __report__(exception):
    """Writes the traceback of what escaped the main thread, or has the program's own hook do it."""
    from _sys import modules

    system = modules().get("sys")
    if system is not None and system.excepthook is not system.__excepthook__:
        try:
            return system.excepthook(type(exception), exception, exception.__traceback__)
        except Exception as failure:
            failure.__suppress_context__ = True
            __native_print__(2, "Error in sys.excepthook:\n" + __traceback_text__(failure))
            __native_print__(2, "\nOriginal exception was:\n")
    __native_print__(2, __traceback_text__(exception))


def __traceback_text__(exception):
    """The traceback of an exception and of those it comes from or is made of, each in its own words."""
    messages = []
    seen = {id(None)}
    waiting = [exception]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        try:
            messages.append((one, str(one)))
        except Exception:
            messages.append((one, "<exception str() failed>"))
        if one.__cause__ is not None or one.__suppress_context__:
            waiting.append(one.__cause__)
        else:
            waiting.append(one.__context__)
        waiting.extend(getattr(one, "_exceptions", ()))
    return __format_exception__(exception, messages)
