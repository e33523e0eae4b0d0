"""Generate expressions by topic, evaluate them on CPython, and write each beside its value. See README.md."""

import random
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent

INTEGERS = [
    "0", "1", "-1", "2", "-2", "3", "7", "-7", "10", "64", "255", "-256", "1000", "12345", "-98765",
    "2147483647", "4294967296", "4611686018427387904", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551617", "10**18", "-10**25", "3**50", "True", "False",
]
SMALL = ["0", "1", "2", "3", "5", "13", "31", "64", "-1", "-3"]
FLOATS = [
    "0.0", "-0.0", "1.0", "-1.0", "0.1", "0.2", "0.3", "1.5", "-2.5", "2.5", "3.5", "1e16", "1e15", "123456789.123456789", "1e-5",
    "0.0001", "1e22", "1e23", "1.7976931348623157e308", "5e-324", "2.675", "1/3", "2/3", "100.0", "float('inf')", "float('-inf')",
    "float('nan')", "9007199254740993.0", "3.141592653589793",
]
STRINGS = [
    "''", "'a'", "'abc'", "'hello world'", "'Hello, World'", "'  padded  '", "'a,b,,c'", "'tab\\tbed'", "'one\\ntwo\\r\\nthree\\n'",
    "'ABC'", "'123'", "'-42'", "'3.14'", "'ünïcödé'", "'straße'", "'日本語'", "'😀 smile'", "'mississippi'", "'it\\'s'", "'\"q\"'",
    "'x' * 5", "'Title Case Here'", "'snake_case_name'", "'0x1f'", "'a\\\\b'", "'\\x00\\x7f\\x85'", "'ab' 'cd'", "'İstanbul'", "'ǅ'",
]
CONTAINERS = [
    "[]", "[1]", "[3, 1, 2]", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", "['b', 'a', 'c']", "[[1, 2], [3]]", "[1, 'a', None]", "()", "(1,)",
    "(1, 2, 3)", "(1, (2, 3))", "range(5)", "range(10, 0, -3)", "range(0)", "'abc'", "''", "b'bytes'", "[1.5, 2, True]", "[(2, 'x'), (1, 'y')]",
]
DICTS = ["{}", "{'a': 1}", "{'b': 2, 'a': 1, 'c': 3}", "{1: 'one', (2, 3): [4]}", "{'x': {'y': 0}}", "dict(a=5, d=7)"]
SETS = ["set()", "{1, 2, 3}", "{2, 3, 4}", "{'a'}", "frozenset([1, 9])", "set('hello')", "set(range(4))"]


def choose(pick, *pools):
    """One of each pool."""
    return tuple(pick.choice(pool) for pool in pools)


def integers(pick):
    """Arithmetic, bits, comparisons and text of integers."""
    a, b = choose(pick, INTEGERS, INTEGERS)
    small = pick.choice(SMALL)
    operator = pick.choice("+ - * // % & | ^ / < <= == != > >=".split())
    return pick.choice([
        f"({a}) {operator} ({b})",
        f"({a}) {operator} ({b})",
        f"({a}) {operator} ({b}) {pick.choice('+-*')} ({small})",
        f"({a}) ** {pick.choice('0 1 2 3 5 -1'.split())}",
        f"({a}) {pick.choice(['<<', '>>'])} ({small})",
        f"divmod({a}, {b})",
        f"pow({a}, {abs(int(eval(small)))}, {b})",
        f"{pick.choice(['-', '+', '~', 'not '])}({a})",
        f"{pick.choice(['abs', 'bin', 'hex', 'oct', 'str', 'float', 'bool', 'repr', 'hash', 'round', 'chr'])}({a})",
        f"round({a}, {pick.choice(['-1', '-2', '-3', '0', '2'])})",
        f"({a}).{pick.choice(['bit_length()', 'bit_count()', 'real', 'imag', 'numerator', 'denominator', 'conjugate()'])}",
        f"int('{pick.choice([' 12 ', '-7', '+5', '1_000', 'ff', '', 'x', '0b11', '１２', '9' * 30, '1.0', '__1', '0x'])}')",
        f"int('{pick.choice(['ff', '-FF', '1010', 'zz', '0b11', '0x1F', '0o17', '7', '12_3'])}', {pick.choice(['0', '2', '8', '10', '16', '36', '1', '37'])})",
        f"({small}).to_bytes({pick.choice('1 2 4'.split())}, '{pick.choice(['big', 'little'])}')",
        f"{pick.choice(['min', 'max'])}({a}, {b}, {small})",
        f"sum([{a}, {b}, {small}])",
        f"{a} < {b} <= {small}",
        f"int({pick.choice(FLOATS)})",
    ])


def floats(pick):
    """Arithmetic, rounding and text of floats, alone and with integers."""
    a, b = choose(pick, FLOATS, FLOATS)
    n = pick.choice(INTEGERS)
    operator = pick.choice("+ - * / // % < <= == != > >=".split())
    return pick.choice([
        f"({a}) {operator} ({b})",
        f"({a}) {operator} ({n})",
        f"({n}) {operator} ({a})",
        f"{pick.choice(['repr', 'str', 'int', 'abs', 'bool', 'round'])}({a})",
        f"round({a}, {pick.choice('0 1 2 3 10 -1'.split())})",
        f"divmod({a}, {b})",
        f"({a}) ** {pick.choice(['2', '0.5', '-1', '0', '3.0'])}",
        f"({a}).{pick.choice(['is_integer()', 'as_integer_ratio()', 'hex()', 'real'])}",
        f"float('{pick.choice(['1.5', ' -2e3 ', 'inf', '-Infinity', 'nan', '', 'x', '1_0.5', '.5', '5.', '1e400', '0x1', '٣'])}')",
        f"hash({pick.choice(['1.0', '0.5', '2.0**70', '0.1', '-1.0', 'float(10**20)'])})",
        f"{pick.choice(['min', 'max', 'sum'])}([{a}, {n}, {pick.choice(FLOATS)}])",
        f"({a}) {operator} None",
    ])


def strings(pick):
    """Methods, operators and slices of strings."""
    s, t, u = choose(pick, STRINGS, STRINGS, STRINGS)
    part = pick.choice(["'a'", "'l'", "'o'", "','", "' '", "'ss'", "'_'", "'\\n'", "''", "'b'", "'World'"])
    n, m = choose(pick, SMALL, SMALL)
    return pick.choice([
        f"({s}).{pick.choice('upper lower title capitalize swapcase casefold strip lstrip rstrip split splitlines isalpha isdigit isalnum isspace isupper islower istitle isidentifier isnumeric isdecimal isprintable isascii encode'.split())}()",
        f"({s}).{pick.choice('upper lower title capitalize swapcase strip split rsplit splitlines isalpha isdigit isalnum islower'.split())}()",
        f"({s}).{pick.choice('find rfind index rindex count startswith endswith split rsplit partition rpartition strip lstrip rstrip removeprefix removesuffix'.split())}({part})",
        f"({s}).{pick.choice('find rfind count startswith endswith'.split())}({part}, {n}, {m})",
        f"({s}).{pick.choice(['split', 'rsplit'])}({part}, {n})",
        f"({s}).replace({part}, {t})",
        f"({s}).replace({part}, 'Z', {n})",
        f"({s}).{pick.choice(['center', 'ljust', 'rjust'])}({pick.choice(['0', '5', '9', '20'])}, '{pick.choice('*-.é')}')",
        f"({s}).zfill({pick.choice(['0', '3', '8', '12'])})",
        f"({s})[{n}]",
        f"({s})[{n}:{m}]",
        f"({s})[{pick.choice(['', n])}:{pick.choice(['', m])}:{pick.choice('1 2 -1 -2 3 0'.split())}]",
        f"({s}) {pick.choice('+ < <= == != in'.split())} ({t})",
        f"({s}) * {pick.choice('0 1 3 -2'.split())}",
        f"({s}).join([{t}, {u}])",
        f"({s}).join({t})",
        f"{pick.choice(['len', 'repr', 'ascii', 'list', 'sorted', 'set', 'tuple', 'bool', 'int', 'float', 'ord', 'max', 'min'])}({s})",
        f"({s}).expandtabs({n})",
        f"({s}).splitlines(True)",
        f"({s}).translate({{97: 'A', 98: None, 108: 'LL'}})",
        f"({s}).translate(str.maketrans('abc', 'xyz', 'l'))",
        f"({s}).encode({pick.choice(['', chr(39) + 'utf-8' + chr(39), chr(39) + 'ascii' + chr(39), chr(39) + 'latin-1' + chr(39) + ', ' + chr(39) + 'replace' + chr(39)])})",
        f"[c.upper() for c in {s} if c.isalpha()]",
        f"({s}) {pick.choice(['+', '-', '*', '<', '/'])} {pick.choice(['1', 'None', '1.5', '[]', 'b' + chr(39) + 'x' + chr(39)])}",
    ])


def specification(pick):
    """A format specification, mostly a sensible one."""
    align = pick.choice(["", "", "<", ">", "^", "=", "*<", "0>", "_^", "é>"])
    sign = pick.choice(["", "", "", "+", "-", " "])
    alternate = pick.choice(["", "", "", "#"])
    zero = pick.choice(["", "", "", "0"])
    width = pick.choice(["", "", "1", "5", "8", "12"])
    grouping = pick.choice(["", "", "", ",", "_"])
    precision = pick.choice(["", "", ".0", ".1", ".2", ".3", ".6"])
    kind = pick.choice(["", "", "d", "f", "e", "g", "s", "x", "X", "b", "o", "%", "n", "c", "E", "G", "F", "q"])
    return align + sign + alternate + zero + width + grouping + precision + kind


def formatting(pick):
    """`format`, `str.format`, f-strings and `%`."""
    value = pick.choice([*INTEGERS, *FLOATS, *FLOATS, *STRINGS[:10], "None", "[1, 2]", "1234567", "0.000123", "1e10", "-1234.5678"])
    spec = specification(pick)
    flags = pick.choice(["", "", "-", "0", "+", " ", "#", "-0", "+0"])
    width = pick.choice(["", "", "3", "8", "12"])
    precision = pick.choice(["", "", ".0", ".2", ".5"])
    kind = pick.choice("d d i s s r a f f e g x X o c % E G u".split())
    return pick.choice([
        f"format({value}, '{spec}')",
        f"format({value}, '{spec}')",
        f"'{{:{spec}}}'.format({value})",
        f"f'{{({value}):{spec}}}'" if "'" not in value and "\\" not in value else f"format({value})",
        f"f'{{({value})!r:>12}}|{{({value})!s:<8}}|'" if "'" not in value and "\\" not in value else f"'{{!r:>9}}'.format({value})",
        f"'%{flags}{width}{precision}{kind}' % ({value},)",
        f"'%{flags}{width}{precision}{kind}' % ({value},)",
        f"'%s and %{kind}' % ({value}, {pick.choice(SMALL)})",
        f"'{{0}} {{1!r}} {{0:>{pick.choice('2 6 9'.split())}}}'.format({value}, 'q')",
        f"'{{x}}-{{y:{spec}}}'.format(x=1, y={value})",
        f"str({value})",
        f"repr([{value}, ({value},)])",
    ])


def containers(pick):
    """Sequences, dictionaries and sets, and the builtins that take them."""
    c, d = choose(pick, CONTAINERS, CONTAINERS)
    mapping, other = choose(pick, DICTS, DICTS)
    s, t = choose(pick, SETS, SETS)
    n, m = choose(pick, SMALL, SMALL)
    step = pick.choice("1 2 -1 -2 3 0".split())
    key = pick.choice(["'a'", "'b'", "1", "(2, 3)", "'zz'", "[1]"])
    return pick.choice([
        f"({c})[{n}]",
        f"({c})[{n}:{m}]",
        f"({c})[{pick.choice(['', n])}:{pick.choice(['', m])}:{step}]",
        f"({c}) {pick.choice(['+', '==', '!=', '<', '<=', '>'])} ({d})",
        f"({c}) * {pick.choice('0 2 -1'.split())}",
        f"{pick.choice(['1', chr(39) + 'a' + chr(39), 'None', '[3]', '9.0'])} {pick.choice(['in', 'not in'])} ({c})",
        f"{pick.choice(['len', 'list', 'tuple', 'sorted', 'sum', 'min', 'max', 'any', 'all', 'repr', 'bool', 'bytes', 'frozenset', 'dict'])}({c})",
        f"list({pick.choice(['enumerate', 'reversed', 'iter'])}({c}))",
        f"list(zip({c}, {d}))",
        f"list(map({pick.choice(['str', 'repr', 'bool', 'type', 'lambda x: x * 2'])}, {c}))",
        f"list(filter({pick.choice(['None', 'bool', 'lambda x: x != 1'])}, {c}))",
        f"sorted({c}, key={pick.choice(['str', 'repr', 'lambda x: 0'])}, reverse={pick.choice(['True', 'False'])})",
        f"({c}).{pick.choice(['index', 'count'])}({pick.choice(['1', '3', chr(39) + 'a' + chr(39), 'None'])})",
        f"[*{c}, *{d}]",
        f"{{k: v for k, v in enumerate({c})}}",
        f"({mapping}).{pick.choice(['keys()', 'values()', 'items()', 'copy()', 'popitem()', 'get(' + key + ')', 'get(' + key + ', 0)', 'pop(' + key + ')', 'pop(' + key + ', 0)', 'setdefault(' + key + ')'])}",
        f"({mapping})[{key}]",
        f"{key} in ({mapping})",
        f"({mapping}) {pick.choice(['|', '==', '!=', '<'])} ({other})",
        f"{{**{mapping}, **{other}, 'z': {n}}}",
        f"sorted(({s}) {pick.choice('| & - ^'.split())} ({t}), key=str)",
        f"({s}) {pick.choice('< <= == != > >='.split())} ({t})",
        f"sorted(({s}).{pick.choice(['union', 'intersection', 'difference', 'symmetric_difference'])}({pick.choice([t, c])}), key=str)",
        f"({s}).{pick.choice(['issubset', 'issuperset', 'isdisjoint'])}({t})",
        f"{pick.choice(['divmod', 'isinstance', 'getattr', 'zip', 'range', 'slice'])}({c}, {n})",
        f"{pick.choice(['len', 'iter', 'next', 'abs', 'hash', 'int', 'callable', 'ord'])}({c})" if pick.random() < 0.5 else f"len({mapping})",
        f"(lambda *a, k={n}, **kw: (a, k, kw))(*{c}, **{pick.choice(['{}', '{' + chr(39) + 'k' + chr(39) + ': 1}', '{' + chr(39) + 'z' + chr(39) + ': 2}'])})",
        f"[x for x in {c} for y in {d} if x == y]",
    ])


TOPICS = {integers: 450, floats: 350, strings: 550, formatting: 500, containers: 450}
UNSTABLE = ("0x", "<zip", "<iter", "_iterator", " at ", "<lambda>", "object>")


def value(expression):
    """What CPython says: the value's repr, or the exception's class and message."""
    try:
        return repr(eval(expression, {}))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main():
    """Write one file a topic."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("Messages differ between versions: run this with Python 3.11.")
    warnings.simplefilter("ignore", SyntaxWarning)
    for topic, count in TOPICS.items():
        pick = random.Random(topic.__name__)
        lines = {}
        while len(lines) < count:
            expression = topic(pick)
            if expression in lines or "\n" in expression:
                continue
            result = value(expression)
            of_one_order = "{" not in result or "set" not in expression
            if of_one_order and not any(sign in result for sign in UNSTABLE if sign not in expression) and "\n" not in result:
                lines[expression] = result
        text = "".join(f"{expression}\t{result}\n" for expression, result in lines.items())
        (HERE / f"{topic.__name__}.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
