"""Objects that stand in for others in a test: they take any call, and tell afterwards how they were called."""

import sys
from threading import RLock

_guard = RLock()


class _Named:
    """A value that is only itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    """Hands out a named value for each attribute, the same one each time."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        with _guard:
            return self._made.setdefault(name, _Named(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_MISSING = sentinel.MISSING


class _Any:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


def _shown(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


class _Call(tuple):
    """How something was called: its name below the mock, the arguments, the named arguments."""

    def __new__(cls, name="", args=(), kwargs=None, made=True, short=False):
        kwargs = {} if kwargs is None else kwargs
        self = tuple.__new__(cls, (args, kwargs) if short else (name, args, kwargs))
        self._name, self._args, self._kwargs, self._made = name, args, kwargs, made
        return self

    args = property(lambda self: self._args)
    kwargs = property(lambda self: self._kwargs)

    def __call__(self, *args, **kwargs):
        return _Call(self._path(), args, kwargs)

    def _path(self):
        """What a name or a call behind this one begins with."""
        return self._name + "()" if self._made else self._name

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        path = self._path()
        return _Call(f"{path}.{name}" if path else name, made=False)

    def __eq__(self, other):
        if isinstance(other, _Call):
            return (self._name, self._args, self._kwargs) == (other._name, other._args, other._kwargs)
        if not isinstance(other, tuple) or len(other) > 3:
            return False
        name, args, kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return (self._name, self._args, self._kwargs) == (name, args, kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        if not self._made:
            return self._name or "call"
        if not self._name:
            return _shown("call", self._args, self._kwargs)
        dot = "" if self._name.startswith("()") else "."
        return _shown(f"call{dot}{self._name}", self._args, self._kwargs)


call = _Call(made=False)


class _CallList(list):
    """The calls in their order."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        width = len(value)
        return any([self[at:at + width] == value for at in range(len(self) - width + 1)])

    def __repr__(self):
        return "[" + ",\n ".join([repr(item) for item in self]) + "]" if len(str(list(self))) > 78 else str(list(self))


class NonCallableMock:
    """Has every attribute: each is another mock, made when it is first asked for."""

    def __new__(cls, *args, **kwargs):
        # A class of its own, so that what is put on it belongs to this mock alone.
        return object.__new__(type(cls.__name__, (cls,), {"__module__": cls.__module__, "__doc__": cls.__doc__}))

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, **kwargs):
        state = self.__dict__
        spec = spec_set if spec is None else spec
        state.update(
            _mock_children={}, _mock_name=name, _mock_parent=None, _mock_return_value=return_value,
            _mock_wraps=wraps, _mock_strict=spec_set is not None, _mock_signature=None,
            _mock_names=None, _mock_class=None, _mock_sealed=False,
        )
        self._mock_forget()
        self.side_effect = side_effect
        if spec is not None:
            state["_mock_names"] = list(spec) if isinstance(spec, (list, tuple)) else dir(spec)
            if not isinstance(spec, (list, tuple)):
                state["_mock_class"] = spec if isinstance(spec, type) else type(spec)
        self.configure_mock(**kwargs)

    def _mock_forget(self):
        self.__dict__.update(
            called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(), method_calls=_CallList()
        )

    @property
    def __class__(self):
        return self._mock_class or type(self)

    @property
    def return_value(self):
        with _guard:
            if self._mock_return_value is DEFAULT:
                self.__dict__["_mock_return_value"] = self._mock_child("()")
            return self._mock_return_value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value

    @property
    def side_effect(self):
        return self._mock_effect

    @side_effect.setter
    def side_effect(self, effect):
        endless = effect is None or callable(effect) or isinstance(effect, BaseException)
        self.__dict__["_mock_effect"] = effect if endless else iter(effect)

    def _mock_child(self, name):
        child = self._get_child_mock()
        child.__dict__["_mock_parent"] = self
        child.__dict__["_mock_name"] = name
        return child

    def _get_child_mock(self, **kwargs):
        for kind in type(self).__mro__[1:]:
            if kind in (MagicMock, NonCallableMagicMock):
                return MagicMock(**kwargs)
        return Mock(**kwargs)

    def __getattr__(self, name):
        if name.startswith("_mock_") or name in ("__dict__", "__wrapped__"):
            raise AttributeError(name)
        names = self._mock_names
        if names is not None and name not in names:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if names is None and name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
            )
        return self._mock_attribute(name)

    def _mock_attribute(self, name):
        with _guard:
            child = self._mock_children.get(name)
            if child is _MISSING:
                raise AttributeError(name)
            if child is None:
                if self._mock_sealed:
                    raise AttributeError(f"{self._mock_path()}.{name}")
                child = self._mock_child(name)
                if self._mock_wraps is not None:
                    child.__dict__["_mock_wraps"] = getattr(self._mock_wraps, name)
                self._mock_children[name] = child
            return child

    def __setattr__(self, name, value):
        if name in self.__dict__ or hasattr(type(self), name) and name not in _MAGIC:
            object.__setattr__(self, name, value)
            return
        if self._mock_strict and name not in self._mock_names:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if isinstance(value, NonCallableMock) and value._mock_parent is None and value._mock_name is None:
            value.__dict__["_mock_parent"] = self
            value.__dict__["_mock_name"] = name
        if name in _MAGIC:
            _put_magic(type(self), name, value)
        else:
            self._mock_children[name] = value

    def __delattr__(self, name):
        self._mock_children[name] = _MISSING

    def _mock_path(self):
        name = self._mock_name or "mock"
        parent = self._mock_parent
        if parent is None:
            return name
        return parent._mock_path() + (name if name == "()" else "." + name)

    def __repr__(self):
        own = self._mock_name is None and self._mock_parent is None
        named = "" if own else f" name={self._mock_path()!r}"
        spec = f" spec={self._mock_class.__name__!r}" if self._mock_class else ""
        return f"<{type(self).__name__}{named}{spec} id='{id(self)}'>"

    def configure_mock(self, /, **kwargs):
        """Sets attributes; a name with dots reaches into the mocks below."""
        for path in sorted(kwargs, key=lambda path: path.count(".")):
            *way, last = path.split(".")
            at = self
            for name in way:
                at = getattr(at, name)
            setattr(at, last, kwargs[path])

    def attach_mock(self, mock, attribute):
        """Makes `mock` an attribute whose calls this mock notes as well."""
        mock.__dict__["_mock_parent"] = None
        mock.__dict__["_mock_name"] = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__["_mock_names"] = list(spec) if isinstance(spec, (list, tuple)) else dir(spec)
        self.__dict__["_mock_strict"] = spec_set

    def reset_mock(self, *, return_value=False, side_effect=False):
        """Forgets all calls, of the mocks below too."""
        self._mock_forget()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_effect"] = None
        below = list(self._mock_children.values()) + [self._mock_return_value]
        for child in below:
            if isinstance(child, NonCallableMock) and child is not self:
                child.reset_mock(return_value=return_value, side_effect=side_effect)

    def _mock_shown(self, args, kwargs):
        return _shown(self._mock_name or "mock", args, kwargs)

    def _mock_calls_told(self):
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""

    def _mock_same(self, noted, args, kwargs):
        if self._mock_signature is None:
            return (noted._args, noted._kwargs) == (args, kwargs)
        bind = self._mock_signature.bind
        return bind(*noted._args, **noted._kwargs).arguments == bind(*args, **kwargs).arguments

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            name, told = self._mock_name or "mock", self._mock_calls_told()
            raise AssertionError(f"Expected '{name}' to not have been called. Called {self.call_count} times.{told}")

    def assert_called_once(self):
        if self.call_count != 1:
            name, told = self._mock_name or "mock", self._mock_calls_told()
            raise AssertionError(f"Expected '{name}' to have been called once. Called {self.call_count} times.{told}")

    def assert_called_with(self, /, *args, **kwargs):
        last = self.call_args
        if last is None or not self._mock_same(last, args, kwargs):
            actual = "not called." if last is None else self._mock_shown(last._args, last._kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {self._mock_shown(args, kwargs)}\n  Actual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            name, told = self._mock_name or "mock", self._mock_calls_told()
            raise AssertionError(f"Expected '{name}' to be called once. Called {self.call_count} times.{told}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if not any([self._mock_same(noted, args, kwargs) for noted in self.call_args_list]):
            raise AssertionError(f"{self._mock_shown(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls = _CallList(calls)
        if not any_order:
            if calls not in self.mock_calls:
                actual = f"\n  Actual: {self.mock_calls!r}" if self.mock_calls else ""
                raise AssertionError(f"Calls not found.\nExpected: {calls!r}{actual}")
            return
        left, missing = list(self.mock_calls), []
        for wanted in calls:
            if wanted in left:
                left.remove(wanted)
            else:
                missing.append(wanted)
        if missing:
            name = self._mock_name or "mock"
            raise AssertionError(f"{name!r} does not contain all of {tuple(missing)!r} in its call list, found {self.mock_calls!r} instead")


class Mock(NonCallableMock):
    """Can be called besides: notes the call, and answers `return_value` or what `side_effect` says."""

    def __call__(self, /, *args, **kwargs):
        if self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)
        self._mock_note(args, kwargs)
        effect = self._mock_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                answer = next(effect)
                if isinstance(answer, BaseException) or isinstance(answer, type) and issubclass(answer, BaseException):
                    raise answer
            else:
                answer = effect(*args, **kwargs)
            if answer is not DEFAULT:
                return answer
        if self._mock_return_value is not DEFAULT:
            return self._mock_return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def _mock_note(self, args, kwargs):
        with _guard:
            state = self.__dict__
            state["called"] = True
            state["call_count"] += 1
            state["call_args"] = _Call("", args, kwargs, short=True)
            self.call_args_list.append(state["call_args"])
            self.mock_calls.append(_Call("", args, kwargs))
            name, parent, plain = self._mock_name, self._mock_parent, True
            while parent is not None:
                noted = _Call(name, args, kwargs)
                plain = plain and "()" not in name
                if plain and not name.startswith("__"):
                    parent.method_calls.append(noted)
                parent.mock_calls.append(noted)
                if parent._mock_name is not None:
                    name = parent._mock_name + (name if name.startswith("()") else "." + name)
                parent = parent._mock_parent


_COMPARED = ("__lt__", "__le__", "__gt__", "__ge__")
_ANSWERS = {"__len__": 0, "__bool__": True, "__int__": 1, "__float__": 1.0, "__index__": 1, "__contains__": False, "__exit__": False}
_COMPUTED = [
    f"__{side}{name}__" for side in ("", "i", "r")
    for name in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift divmod".split()
]
_OTHERS = "__getitem__ __setitem__ __delitem__ __iter__ __next__ __enter__ __neg__ __pos__ __abs__ __invert__ __hash__ __str__ __eq__ __ne__"
_MAGIC = frozenset([*_COMPARED, *_ANSWERS, *_COMPUTED, *_OTHERS.split()])
_PLAIN = ("__hash__", "__str__", "__eq__", "__ne__", "__next__")


def _put_magic(kind, name, value):
    """Has a class answer a special method with a mock, or with a function that gets the object."""
    if isinstance(value, NonCallableMock):
        setattr(kind, name, lambda self, *args, **kwargs: value(*args, **kwargs))
    else:
        setattr(kind, name, value)


def _magic(name):
    def method(self, /, *args):
        return self._mock_magic(name)(*args)

    method.__name__ = name
    return method


class _Magic:
    """The special methods, each a mock of its own that has a sensible answer."""

    def _mock_magic(self, name):
        with _guard:
            child = self._mock_children.get(name)
            if child is not None:
                return child
            child = self._mock_children[name] = self._mock_child(name)
            if name in _ANSWERS:
                child.return_value = _ANSWERS[name]
            elif name in _COMPARED:
                child.return_value = NotImplemented
            elif name == "__iter__":
                child.side_effect = lambda: iter([])
            return child

    def __getattribute__(self, name):
        if name in _MAGIC and name not in _PLAIN and name not in type(self).__dict__:
            return self._mock_magic(name)
        return object.__getattribute__(self, name)


for _name in _MAGIC:
    if _name not in _PLAIN:
        setattr(_Magic, _name, _magic(_name))


class NonCallableMagicMock(_Magic, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(_Magic, Mock):
    """A mock that also takes part in operations: `len`, `with`, indexing, arithmetic."""


class PropertyMock(Mock):
    """A mock for a property: put on a class, reading calls it without arguments, writing with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, kind=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def _target(path):
    import importlib

    module, _, name = path.rpartition(".")
    if not module:
        raise TypeError(f"Need a valid target to patch. You supplied: {path!r}")
    parts = module.split(".")
    found = importlib.import_module(parts[0])
    for at in range(1, len(parts)):
        try:
            found = getattr(found, parts[at])
        except AttributeError:
            found = importlib.import_module(".".join(parts[:at + 1]))
    return found, name


class _Patch:
    """Puts a stand-in in the place of an attribute: as a decorator, in a `with`, or from `start` to `stop`."""

    def __init__(self, find, new, options):
        self._find = find
        self._new = new
        self._options = options
        self._undo = []

    def __enter__(self):
        target, name = self._find()
        own = vars(target).get(name, _MISSING) if hasattr(target, "__dict__") else _MISSING
        before = getattr(target, name, _MISSING) if own is _MISSING else own
        options = dict(self._options)
        create, autospec = options.pop("create", False), options.pop("autospec", None)
        kind = options.pop("new_callable", None) or MagicMock
        if before is _MISSING and not create:
            raise AttributeError(f"{target!r} does not have the attribute {name!r}")
        new = self._new
        if new is DEFAULT:
            if autospec:
                new = create_autospec(before if autospec is True else autospec, _of_class=isinstance(target, type), **options)
            else:
                for key in ("spec", "spec_set"):
                    if options.get(key) is True:
                        options[key] = before
                if kind in (MagicMock, Mock):
                    options.setdefault("name", name)
                new = kind(**options)
        self._undo.append((target, name, before, own is not _MISSING or not isinstance(target, type)))
        setattr(target, name, new)
        return new

    def __exit__(self, *failure):
        target, name, before, had = self._undo.pop()
        if before is not _MISSING and had:
            setattr(target, name, before)
        else:
            delattr(target, name)
        return False

    def start(self):
        _started.append(self)
        return self.__enter__()

    def stop(self):
        if self in _started:
            _started.remove(self)
            self.__exit__(None, None, None)

    def __call__(self, decorated):
        if isinstance(decorated, type):
            for name in list(vars(decorated)):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(decorated, name)):
                    setattr(decorated, name, self(getattr(decorated, name)))
            return decorated
        from functools import wraps

        @wraps(decorated)
        def patched(*args, **kwargs):
            with self as new:
                extra = (new,) if self._new is DEFAULT else ()
                return decorated(*args, *extra, **kwargs)

        return patched


class _PatchDict:
    """Changes a dict for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._dict = in_dict
        self._values = dict(values, **kwargs)
        self._clear = clear

    def __enter__(self):
        if isinstance(self._dict, str):
            found, name = _target(self._dict)
            self._dict = getattr(found, name)
        self._before = {key: self._dict[key] for key in self._dict}
        if self._clear:
            self._empty()
        for key, value in self._values.items():
            self._dict[key] = value
        return self._dict

    def _empty(self):
        for key in list(self._dict):
            del self._dict[key]

    def __exit__(self, *failure):
        self._empty()
        for key, value in self._before.items():
            self._dict[key] = value
        return False

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return patched


_started = []


def patch(target, new=DEFAULT, **options):
    """Replaces what the path names: `patch("module.name")`."""
    return _Patch(lambda: _target(target), new, options)


def _patch_object(target, attribute, new=DEFAULT, **options):
    return _Patch(lambda: (target, attribute), new, options)


class _PatchMany:
    """Several attributes of one object at once."""

    def __init__(self, target, new):
        self._patches = {name: _patch_object(target, name, value) for name, value in new.items()}

    def __enter__(self):
        made = {name: patcher.__enter__() for name, patcher in self._patches.items()}
        return {name: value for name, value in made.items() if self._patches[name]._new is DEFAULT}

    def __exit__(self, *failure):
        for patcher in reversed(list(self._patches.values())):
            patcher.__exit__(*failure)
        return False

    def __call__(self, function):
        def patched(*args, **kwargs):
            with self as made:
                return function(*args, **kwargs, **made)

        return patched


def _stop_all():
    for patcher in list(reversed(_started)):
        patcher.stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = lambda target, **new: _PatchMany(target, new)
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"


class _Method(MagicMock):
    """Stands in for a method in its class: the object it is called on is its first argument."""

    def __get__(self, obj, kind=None):
        return self if obj is None else _Bound(self, obj)


class _Bound:
    """A stand-in for a method together with the object it is called on."""

    def __init__(self, method, obj):
        self._method = method
        self._object = obj

    def __call__(self, /, *args, **kwargs):
        return self._method(self._object, *args, **kwargs)

    def __getattr__(self, name):
        return getattr(self._method, name)


def create_autospec(spec, spec_set=False, instance=False, _of_class=False, **kwargs):
    """A mock that can be called only as `spec` can be."""
    import inspect

    made = (_Method if _of_class else MagicMock)(spec=spec, **kwargs)
    if not callable(spec):
        return made
    if isinstance(spec, type):
        for name in dir(spec):
            if not name.startswith("_") and callable(getattr(spec, name)):
                setattr(made.return_value, name, create_autospec(getattr(spec, name), instance=True))
        return made
    signature = inspect.signature(spec)
    if instance:
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    made.__dict__["_mock_signature"] = signature
    made.__dict__["_mock_name"] = kwargs.get("name", getattr(spec, "__name__", None))
    made.__dict__["_mock_class"] = None
    return made


def seal(mock):
    """From now on the mock makes no new attributes."""
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock):
            seal(child)


def mock_open(mock=None, read_data=""):
    """A stand-in for `open`, whose files hold `read_data`."""
    from io import BytesIO, StringIO

    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock()
    kind = BytesIO if isinstance(read_data, bytes) else StringIO

    def begin(*args, **kwargs):
        data = kind(read_data)
        handle.read.side_effect = data.read
        handle.readline.side_effect = data.readline
        handle.readlines.side_effect = data.readlines
        handle.__iter__.side_effect = lambda: iter(data.readline, read_data[:0])
        return DEFAULT

    handle.__enter__.return_value = handle
    mock.side_effect = begin
    mock.return_value = handle
    return mock
