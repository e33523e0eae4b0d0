"""The expressions of templates, as trees: each node is asked for its value in a context."""

import operator

from jinja2.exceptions import TemplateAssertionError
from jinja2.runtime import MISSING, Undefined
from markupsafe import Markup, escape

BINARY = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow,
}
COMPARISONS = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "in": lambda left, right: left in right, "notin": lambda left, right: left not in right,
}


class Constant:
    """A number, a text, true, false or none."""

    def __init__(self, value):
        self.value = value

    def evaluate(self, context):
        return self.value


class Name:
    """A name."""

    def __init__(self, name):
        self.name = name

    def evaluate(self, context):
        return context.look_up(self.name)

    def assign(self, context, value):
        context.assign(self.name, value)


class NamespaceAttribute:
    """`ns.x` as the target of a `{% set %}`."""

    def __init__(self, name, attribute):
        self.name, self.attribute = name, attribute

    def assign(self, context, value):
        from jinja2.exceptions import TemplateRuntimeError
        from jinja2.runtime import Namespace

        target = context.look_up(self.name)
        if not isinstance(target, Namespace):
            raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
        setattr(target, self.attribute, value)


class Items:
    """A list or a tuple; as a target, several names."""

    def __init__(self, kind, items):
        self.kind, self.items = kind, items

    def evaluate(self, context):
        return self.kind([item.evaluate(context) for item in self.items])

    def assign(self, context, value):
        values = list(value)
        if len(values) < len(self.items):
            raise ValueError(f"not enough values to unpack (expected {len(self.items)}, got {len(values)})")
        if len(values) > len(self.items):
            raise ValueError(f"too many values to unpack (expected {len(self.items)})")
        for target, part in zip(self.items, values):
            target.assign(context, part)


class Dictionary:
    """A dict."""

    def __init__(self, pairs):
        self.pairs = pairs

    def evaluate(self, context):
        return {key.evaluate(context): value.evaluate(context) for key, value in self.pairs}


class Attribute:
    """`a.b`: the attribute, or else the item."""

    def __init__(self, object, name):
        self.object, self.name = object, name

    def evaluate(self, context):
        return attribute_of(context.environment, self.object.evaluate(context), self.name)


def attribute_of(environment, value, name):
    """`value.name` as templates have it."""
    try:
        return getattr(value, name)
    except AttributeError:
        pass
    try:
        return value[name]
    except (TypeError, LookupError, AttributeError):
        return environment.undefined(obj=value, name=name)


class Item:
    """`a[b]`: the item, or else the attribute of that name."""

    def __init__(self, object, key):
        self.object, self.key = object, key

    def evaluate(self, context):
        return item_of(context.environment, self.object.evaluate(context), self.key.evaluate(context))


def item_of(environment, value, key):
    """`value[key]` as templates have it."""
    try:
        return value[key]
    except (AttributeError, TypeError, LookupError):
        if isinstance(key, str):
            found = getattr(value, key, MISSING)
            if found is not MISSING:
                return found
        return environment.undefined(obj=value, name=key)


class Slice:
    """The part of `a[b:c:d]` in brackets."""

    def __init__(self, parts):
        self.parts = parts

    def evaluate(self, context):
        return slice(*[None if part is None else part.evaluate(context) for part in self.parts])


class Arguments:
    """What stands in the parentheses of a call."""

    def __init__(self):
        self.positional = []
        self.named = []
        self.more = None
        self.more_named = None

    def evaluate(self, context):
        args = [part.evaluate(context) for part in self.positional]
        kwargs = {name: part.evaluate(context) for name, part in self.named}
        if self.more is not None:
            args.extend(self.more.evaluate(context))
        if self.more_named is not None:
            kwargs.update(self.more_named.evaluate(context))
        return args, kwargs


class Call:
    """A call."""

    def __init__(self, function, arguments):
        self.function, self.arguments = function, arguments

    def evaluate(self, context, **more):
        function = self.function.evaluate(context)
        args, kwargs = self.arguments.evaluate(context)
        kwargs.update(more)
        if getattr(function, "pass_context", False) is True:
            args.insert(0, context)
        return function(*args, **kwargs)


class Super:
    """`super`: the block that this one replaces."""

    def evaluate(self, context):
        from jinja2.runtime import block_above

        if not hasattr(context, "block"):
            return context.look_up("super")
        name, depth = context.block
        return block_above(name, context, context.blocks[name], depth)


class Filter:
    """`value|name(arguments)`. Without a value it is the filter of a `{% filter %}`."""

    def __init__(self, value, name, arguments, line):
        self.value, self.name, self.arguments, self.line = value, name, arguments, line

    def evaluate(self, context):
        return self.apply(context, self.value.evaluate(context))

    def apply(self, context, value):
        function = context.environment.filters.get(self.name)
        if function is None:
            raise TemplateAssertionError(f"No filter named {self.name!r}.", self.line, context.template.name)
        args, kwargs = self.arguments.evaluate(context)
        if getattr(function, "needs_context", False) is True:
            return function(context, value, *args, **kwargs)
        return function(value, *args, **kwargs)


class Test:
    """`value is name arguments`."""

    def __init__(self, value, name, arguments, line):
        self.value, self.name, self.arguments, self.line = value, name, arguments, line

    def evaluate(self, context):
        function = context.environment.tests.get(self.name)
        if function is None:
            raise TemplateAssertionError(f"No test named {self.name!r}.", self.line, context.template.name)
        args, kwargs = self.arguments.evaluate(context)
        if getattr(function, "needs_context", False) is True:
            return function(context, self.value.evaluate(context), *args, **kwargs)
        return function(self.value.evaluate(context), *args, **kwargs)


class Binary:
    """Two operands and what is between them."""

    def __init__(self, sign, left, right):
        self.function, self.left, self.right = BINARY[sign], left, right

    def evaluate(self, context):
        return self.function(self.left.evaluate(context), self.right.evaluate(context))


class Negative:
    """`-value` and `+value`."""

    def __init__(self, sign, value):
        self.sign, self.value = sign, value

    def evaluate(self, context):
        value = self.value.evaluate(context)
        return -value if self.sign == "-" else +value


class Concatenation:
    """`a ~ b`: the texts one after the other."""

    def __init__(self, parts):
        self.parts = parts

    def evaluate(self, context):
        values = [part.evaluate(context) for part in self.parts]
        if context.autoescape and any([hasattr(value, "__html__") for value in values]):
            return Markup("".join([str(escape(value)) for value in values]))
        return "".join([str(value) for value in values])


class Comparison:
    """`a < b <= c`."""

    def __init__(self, first, rest):
        self.first, self.rest = first, rest

    def evaluate(self, context):
        left = self.first.evaluate(context)
        answer = True
        for sign, operand in self.rest:
            right = operand.evaluate(context)
            answer = COMPARISONS[sign](left, right)
            if not answer:
                return answer
            left = right
        return answer


class Not:
    """`not a`."""

    def __init__(self, value):
        self.value = value

    def evaluate(self, context):
        return not self.value.evaluate(context)


class Both:
    """`a and b`."""

    def __init__(self, left, right):
        self.left, self.right = left, right

    def evaluate(self, context):
        return self.left.evaluate(context) and self.right.evaluate(context)


class Either:
    """`a or b`."""

    def __init__(self, left, right):
        self.left, self.right = left, right

    def evaluate(self, context):
        return self.left.evaluate(context) or self.right.evaluate(context)


class Choice:
    """`a if b else c`."""

    def __init__(self, condition, chosen, other):
        self.condition, self.chosen, self.other = condition, chosen, other

    def evaluate(self, context):
        if self.condition.evaluate(context):
            return self.chosen.evaluate(context)
        if self.other is None:
            return Undefined("the inline if-expression evaluated to false and no else section was defined.")
        return self.other.evaluate(context)
