"""The tests of templates: what may stand behind `is`."""

import operator
from collections.abc import Mapping

from jinja2.runtime import Undefined


def _is_sequence(value):
    try:
        len(value)
        value.__getitem__
    except Exception:
        return False
    return True


def _is_iterable(value):
    try:
        iter(value)
    except TypeError:
        return False
    return True


def _needs_context(function):
    function.needs_context = True
    return function


@_needs_context
def _is_filter(context, value):
    return value in context.environment.filters


@_needs_context
def _is_test(context, value):
    return value in context.environment.tests


TESTS = {
    "defined": lambda value: not isinstance(value, Undefined),
    "undefined": lambda value: isinstance(value, Undefined),
    "none": lambda value: value is None,
    "boolean": lambda value: value is True or value is False,
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, float),
    "number": lambda value: isinstance(value, (int, float)),
    "string": lambda value: isinstance(value, str),
    "mapping": lambda value: isinstance(value, (dict, Mapping)),
    "sequence": _is_sequence,
    "iterable": _is_iterable,
    "callable": callable,
    "sameas": lambda value, other: value is other,
    "escaped": lambda value: hasattr(value, "__html__"),
    "odd": lambda value: value % 2 == 1,
    "even": lambda value: value % 2 == 0,
    "divisibleby": lambda value, num: value % num == 0,
    "lower": lambda value: str(value).islower(),
    "upper": lambda value: str(value).isupper(),
    "in": lambda value, seq: value in seq,
    "filter": _is_filter,
    "test": _is_test,
}
for _names, _function in (
    (("eq", "==", "equalto"), operator.eq),
    (("ne", "!="), operator.ne),
    (("lt", "<", "lessthan"), operator.lt),
    (("le", "<="), operator.le),
    (("gt", ">", "greaterthan"), operator.gt),
    (("ge", ">="), operator.ge),
):
    for _name in _names:
        TESTS[_name] = _function
