"""What a template works with while it is rendered: names, loops, macros and what is not defined."""

from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from markupsafe import Markup, escape

MISSING = object()


def type_shown(value):
    """A value's kind, as messages name it."""
    if value is None:
        return "None"
    if value is Ellipsis:
        return "Ellipsis"
    kind = type(value)
    return f"{kind.__name__} object" if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__} object"


class Undefined:
    """What a name stands for that is not defined: nothing when printed, an error when used."""

    def __init__(self, hint=None, obj=MISSING, name=None, exc=UndefinedError):
        self._hint, self._object, self._name, self._error = hint, obj, name, exc

    @property
    def _message(self):
        if self._hint:
            return self._hint
        if self._object is MISSING:
            return f"{self._name!r} is undefined"
        if not isinstance(self._name, str):
            return f"{type_shown(self._object)} has no element {self._name!r}"
        return f"{type_shown(self._object)!r} has no attribute {self._name!r}"

    def _fail(self, *arguments, **named):
        raise self._error(self._message)

    def __getattr__(self, name):
        if name[:2] == name[-2:] == "__":
            raise AttributeError(name)
        self._fail()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _fail
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pos__ = __neg__ = __call__ = __getitem__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = __pow__ = __rpow__ = _fail

    def __eq__(self, other):
        return type(self) is type(other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(type(self))

    def __str__(self):
        return ""

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())

    def __bool__(self):
        return False

    def __repr__(self):
        return "Undefined"


class ChainableUndefined(Undefined):
    """The same, whose attributes are undefined in their turn."""

    def __getattr__(self, name):
        return self

    def __getitem__(self, name):
        return self


class StrictUndefined(Undefined):
    """What is an error even when printed."""

    __str__ = __len__ = __iter__ = __bool__ = __eq__ = __ne__ = __hash__ = Undefined._fail


class DebugUndefined(Undefined):
    """What shows its name when printed."""

    def __str__(self):
        if self._object is MISSING:
            return f"{{{{ {self._name} }}}}"
        return f"{{{{ no such element: {type_shown(self._object)}[{self._name!r}] }}}}"


class Context:
    """The names a template knows, in scopes: what a loop or a block sets ends with it."""

    def __init__(self, environment, template, variables, blocks=None):
        self.environment = environment
        self.template = template
        self.variables = variables
        self.scopes = [{}]
        self.exported = {}
        # Name of a block -> its versions, the one of the template that was asked for first.
        self.blocks = {} if blocks is None else blocks
        self.autoescape = environment.escapes(template.name if template is not None else None)

    def look_up(self, name):
        """What a name stands for; `Undefined` if nothing."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        if name in self.variables:
            return self.variables[name]
        if name in self.environment.globals:
            return self.environment.globals[name]
        return self.environment.undefined(name=name)

    resolve = look_up

    def assign(self, name, value):
        """`{% set %}`: in the innermost scope; outside of all others the template exports it."""
        self.scopes[-1][name] = value
        if len(self.scopes) == 1:
            self.exported[name] = value

    def get_all(self):
        """All names with their values."""
        together = dict(self.environment.globals)
        together.update(self.variables)
        for scope in self.scopes:
            together.update(scope)
        return together

    def derived(self, template=None):
        """A context for a part that sees all names and leaves none: a block, or an included template."""
        made = Context(self.environment, template or self.template, self.get_all(), self.blocks)
        made.autoescape = self.autoescape if template is None else made.autoescape
        return made

    def safe(self, text):
        """Rendered text, which is not to be escaped again."""
        return Markup(text) if self.autoescape else text

    def shown(self, value):
        """A value as it is printed."""
        if self.autoescape:
            return escape(value)
        return value if isinstance(value, str) else str(value)


class LoopContext:
    """`loop`: where a `{% for %}` is."""

    def __init__(self, items, depth0, recurse):
        self._items = items
        self._recurse = recurse
        self._last_changed = MISSING
        self.index0 = -1
        self.depth0 = depth0

    index = property(lambda self: self.index0 + 1)
    length = property(lambda self: len(self._items))
    revindex = property(lambda self: len(self._items) - self.index0)
    revindex0 = property(lambda self: len(self._items) - self.index0 - 1)
    first = property(lambda self: self.index0 == 0)
    last = property(lambda self: self.index0 == len(self._items) - 1)
    depth = property(lambda self: self.depth0 + 1)

    @property
    def previtem(self):
        if self.first:
            return Undefined("there is no previous item")
        return self._items[self.index0 - 1]

    @property
    def nextitem(self):
        if self.last:
            return Undefined("there is no next item")
        return self._items[self.index0 + 1]

    def cycle(self, *args):
        """One of the arguments after the other, round by round."""
        if not args:
            raise TypeError("no items for cycling given")
        return args[self.index0 % len(args)]

    def changed(self, *value):
        """Whether this is another value than in the round before."""
        same = self._last_changed == value
        self._last_changed = value
        return not same

    def __len__(self):
        return self.length

    def __call__(self, iterable):
        if self._recurse is None:
            raise TypeError("The loop must have the 'recursive' marker to be called recursively.")
        return self._recurse(iterable, self.depth0 + 1)

    def __repr__(self):
        return f"<LoopContext {self.index}/{self.length}>"


class Macro:
    """A part of a template that can be called like a function."""

    def __init__(self, node, context, caller=False):
        self.name = node.name
        self._node = node
        self._context = context
        self.arguments = [name for name, _ in node.parameters]
        self.catch_varargs = "varargs" in node.used
        self.catch_kwargs = "kwargs" in node.used
        self.caller = "caller" in node.used
        self._is_caller = caller

    def __call__(self, *args, **kwargs):
        scope = {}
        names = self.arguments
        for name, value in zip(names, args):
            scope[name] = value
        for name, default in self._node.parameters[len(args) :]:
            if name in kwargs:
                scope[name] = kwargs.pop(name)
            elif default is None:
                scope[name] = Undefined(f"parameter {name!r} was not provided", name=name)
            else:
                # A default may speak of the parameters before it.
                scope[name] = self._with(scope, default.evaluate)
        if self.caller:
            scope["caller"] = kwargs.pop("caller", Undefined("No caller defined", name="caller"))
        if self.catch_kwargs:
            scope["kwargs"] = kwargs
        elif kwargs:
            if "caller" in kwargs:
                raise TypeError(
                    f"macro {self.name!r} was invoked with two values for the special caller argument."
                    " This is most likely a bug."
                    if self.caller
                    else f"macro {self.name!r} takes no keyword argument 'caller'"
                )
            raise TypeError(f"macro {self.name!r} takes no keyword argument {next(iter(kwargs))!r}")
        if self.catch_varargs:
            scope["varargs"] = args[len(names) :]
        elif len(args) > len(names):
            raise TypeError(f"macro {self.name!r} takes not more than {len(names)} argument(s)")
        return self._context.safe(self._with(scope, self._node.rendered))

    def _with(self, scope, work):
        # Each call has a context of its own: several threads may be in the same macro.
        context = self._context.derived()
        context.scopes.append(scope)
        return work(context)

    def __repr__(self):
        return f"<Macro {self.name!r}>"


class BlockReference:
    """A block of the template or of one it extends: `super()`, `self.title()`."""

    def __init__(self, name, context, versions, depth):
        self.name, self._context, self._versions, self._depth = name, context, versions, depth

    @property
    def super(self):
        return block_above(self.name, self._context, self._versions, self._depth)

    def __call__(self):
        return self._context.safe(self._versions[self._depth].rendered_in(self._context, self._depth))


def block_above(name, context, versions, depth):
    """What `super()` calls in the block's version number `depth`."""
    if depth + 1 >= len(versions):
        return context.environment.undefined(f"there is no parent block called {name!r}.", name="super")
    return BlockReference(name, context, versions, depth + 1)


class TemplateReference:
    """`self`: the blocks of the template by their names."""

    def __init__(self, context):
        self._context = context

    def __getattr__(self, name):
        versions = self._context.blocks.get(name)
        if not versions:
            raise AttributeError(name)
        return BlockReference(name, self._context, versions, 0)


class Namespace:
    """An object whose attributes a template may set, also from inside a loop."""

    def __init__(self, *args, **kwargs):
        self.__dict__.update(dict(*args, **kwargs))

    def __getitem__(self, name):
        return getattr(self, name)

    def __repr__(self):
        return f"<Namespace {self.__dict__!r}>"


class Cycler:
    """Gives its items in turn."""

    def __init__(self, *items):
        if not items:
            raise RuntimeError("at least one item has to be provided")
        self.items = items
        self.pos = 0

    @property
    def current(self):
        return self.items[self.pos]

    def reset(self):
        self.pos = 0

    def next(self):
        item = self.current
        self.pos = (self.pos + 1) % len(self.items)
        return item


class Joiner:
    """Nothing the first time, then its separator."""

    def __init__(self, sep=", "):
        self.sep = sep
        self.used = False

    def __call__(self):
        if self.used:
            return self.sep
        self.used = True
        return ""


def fail_unless_exported(template, name, found):
    """What `{% from x import name %}` binds."""
    if found is MISSING:
        return Undefined(f"the template {template!r} does not export the requested name {name!r}", name=name)
    return found


def failure(message):
    """Ends the rendering."""
    raise TemplateRuntimeError(message)
