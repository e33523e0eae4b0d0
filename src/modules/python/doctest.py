"""Examples in docstrings: they are executed, and what they print is compared with what they promise."""

import builtins
import io
import re
import sys
import traceback
from collections import namedtuple

DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS = 1, 2, 4, 8
SKIP, IGNORE_EXCEPTION_DETAIL, FAIL_FAST = 16, 32, 1024
_FLAGS = {
    "DONT_ACCEPT_TRUE_FOR_1": DONT_ACCEPT_TRUE_FOR_1, "DONT_ACCEPT_BLANKLINE": DONT_ACCEPT_BLANKLINE,
    "NORMALIZE_WHITESPACE": NORMALIZE_WHITESPACE, "ELLIPSIS": ELLIPSIS, "SKIP": SKIP,
    "IGNORE_EXCEPTION_DETAIL": IGNORE_EXCEPTION_DETAIL, "FAIL_FAST": FAIL_FAST,
}
BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_LINE = "*" * 70
_EXCEPTION = re.compile(r"(?ms)Traceback \((?:most recent call last|innermost last)\):\s*$.*?^(\w+.*)")

TestResults = namedtuple("TestResults", "failed attempted", module="doctest")


class Example:
    """A piece of a program, and what it should print."""

    def __init__(self, source, want, lineno, flags):
        self.source = source
        self.want = want
        self.lineno = lineno
        self.flags = flags


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = dict(globs)
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring


class DocTestParser:
    """Finds the examples in a text."""

    def get_examples(self, string, name="<string>"):
        """The examples, in their order."""
        lines = string.expandtabs().split("\n")
        examples, at = [], 0
        while at < len(lines):
            indent = len(lines[at]) - len(lines[at].lstrip(" "))
            if not (lines[at][indent:] + " ").startswith(">>> "):
                at += 1
                continue
            first, source, want = at, [lines[at][indent + 4 :]], []
            at += 1
            while at < len(lines) and (lines[at][indent:] + " ").startswith("... "):
                source.append(lines[at][indent + 4 :])
                at += 1
            while at < len(lines) and lines[at].strip() and not lines[at].lstrip().startswith(">>>"):
                if lines[at][:indent].strip():
                    raise ValueError(
                        f"line {at + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[at]!r}"
                    )
                want.append(lines[at][indent:])
                at += 1
            source = "\n".join(source) + "\n"
            want = "\n".join(want) + "\n" if want else ""
            examples.append(Example(source, want, first, self._flags_in(source)))
        return examples

    def _flags_in(self, source):
        flags = {}
        for directives in re.findall(r"#\s*doctest:\s*([^\n'\"]*)", source):
            for directive in directives.replace(",", " ").split():
                flags[_FLAGS[directive[1:]]] = directive[0] == "+"
        return flags

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a test."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class OutputChecker:
    """Compares what was printed with what should have been."""

    def check_output(self, want, got, optionflags):
        """Whether it is the same, as far as the flags want that."""
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{BLANKLINE_MARKER}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            want, got = " ".join(want.split()), " ".join(got.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and self._matches(want, got)

    def _matches(self, want, got):
        pieces = want.split(ELLIPSIS_MARKER)
        return re.fullmatch(".*".join([re.escape(piece) for piece in pieces]), got, re.DOTALL) is not None

    def output_difference(self, example, got, optionflags):
        """Both, for whoever reads the report."""
        wanted = f"Expected:\n{_indented(example.want)}" if example.want else "Expected nothing\n"
        return wanted + (f"Got:\n{_indented(got)}" if got else "Got nothing\n")


def _indented(text):
    return re.sub(r"(?m)^(?!$)", "    ", text)


class DocTestFinder:
    """Finds the docstrings with examples of a module and what is defined in it."""

    def __init__(self, parser=None, recurse=True, exclude_empty=True):
        self._parser = parser or DocTestParser()
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of an object and of its members, by name."""
        name = name or obj.__name__
        if globs is None:
            module = module or sys.modules.get(getattr(obj, "__module__", name)) or obj
            globs = getattr(module, "__dict__", {})
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        tests = []
        self._collect(obj, name, globs, tests)
        return sorted(tests, key=lambda test: test.name)

    def _collect(self, obj, name, globs, tests):
        text = getattr(obj, "__doc__", None)
        text = text if isinstance(text, str) else ""
        if text or not self._exclude_empty:
            tests.append(self._parser.get_doctest(text, globs, name, globs.get("__file__"), _line_of(obj, text, globs)))
        if isinstance(obj, type) or hasattr(obj, "__file__"):
            home = globs.get("__name__")
            for key, value in list(vars(obj).items()):
                value = getattr(value, "__func__", value)
                value = getattr(value, "fget", value) if isinstance(value, property) else value
                is_code = isinstance(value, type) or type(value).__name__ in ("function", "_lru_cache_wrapper")
                if is_code and getattr(value, "__module__", home) == home:
                    self._collect(value, f"{name}.{key}", globs, tests)


def _line_of(obj, text, globs):
    """The number of the line on which a docstring begins."""
    from linecache import getlines

    lines = getlines(globs.get("__file__") or "")
    start = 0
    obj = getattr(obj, "__wrapped__", obj)
    if hasattr(obj, "__code__"):
        start = obj.__code__.co_firstlineno - 1
    elif isinstance(obj, type):
        heading = re.compile(rf"\s*class\s+{obj.__name__}\b")
        start = next((at for at, line in enumerate(lines) if heading.match(line)), 0)
    first = text.split("\n")[0].strip()
    for at in range(start, len(lines)):
        if first in lines[at] and ('"""' in lines[at] or "'''" in lines[at] or '"' in lines[at]):
            return at
    return start


class DocTestRunner:
    """Executes tests and reports those that fail."""

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.tries = self.failures = 0
        self._by_name = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Executes a test's examples one after the other."""
        out = out or sys.stdout.write
        failed = tried = 0
        for example in test.examples:
            flags = self.optionflags
            for flag, is_set in example.flags.items():
                flags = flags | flag if is_set else flags & ~flag
            if flags & SKIP:
                continue
            tried += 1
            if self._verbose:
                expected = f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n"
                out(f"Trying:\n{_indented(example.source)}{expected}")
            complaint = self._complaint(example, test.globs, flags)
            if complaint is None:
                if self._verbose:
                    out("ok\n")
                continue
            failed += 1
            where = f'File "{test.filename}", line {test.lineno + example.lineno + 1}, in {test.name}'
            out(f"{_LINE}\n{where}\nFailed example:\n{_indented(example.source)}{complaint}")
            if flags & FAIL_FAST:
                break
        self.tries += tried
        self.failures += failed
        before = self._by_name.get(test.name, (0, 0))
        self._by_name[test.name] = (before[0] + failed, before[1] + tried)
        return TestResults(failed, tried)

    def _complaint(self, example, globs, flags):
        """What is wrong with what an example did, or None."""
        printed, raised = _done(example.source, globs)
        if raised is None:
            if self._checker.check_output(example.want, printed, flags):
                return None
            return self._checker.output_difference(example, printed, flags)
        last = "".join(traceback.format_exception_only(raised))
        expected = _EXCEPTION.match(example.want)
        if expected is None:
            text = "".join(traceback.format_exception(raised))
            return f"Exception raised:\n{_indented(text)}"
        if self._checker.check_output(expected[1], last, flags):
            return None
        if flags & IGNORE_EXCEPTION_DETAIL and _kind(expected[1]) == _kind(last):
            return None
        return self._checker.output_difference(example, "".join(traceback.format_exception(raised)), flags)

    def summarize(self, verbose=None):
        """Reports how many examples there were, and how many failed."""
        verbose = self._verbose if verbose is None else verbose
        passed = [(name, tried) for name, (failed, tried) in sorted(self._by_name.items()) if tried and not failed]
        empty = [name for name, (failed, tried) in sorted(self._by_name.items()) if not tried]
        failed = [(name, *counts) for name, counts in sorted(self._by_name.items()) if counts[0]]
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                print("".join([f"    {name}\n" for name in empty]), end="")
            if passed:
                print(len(passed), "items passed all tests:")
                print("".join([f" {tried:3d} tests in {name}\n" for name, tried in passed]), end="")
        if failed:
            print(_LINE)
            print(len(failed), "items had failures:")
            print("".join([f" {bad:3d} of {tried:3d} in {name}\n" for name, bad, tried in failed]), end="")
        if verbose:
            print(self.tries, "tests in", len(self._by_name), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print(f"***Test Failed*** {self.failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)


def _kind(text):
    """The name of an exception's class without its module."""
    return text.split(":")[0].strip().rsplit(".", 1)[-1]


def _done(source, globs):
    """Executes a piece of a program: what it printed, and what it raised."""
    kept, sys.stdout = sys.stdout, io.StringIO()
    try:
        try:
            for statement in _statements(source):
                _execute(statement, globs)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return sys.stdout.getvalue(), error
        return sys.stdout.getvalue(), None
    finally:
        sys.stdout = kept


def _statements(source):
    """The statements on one line, each alone; anything else is left as it is."""
    if ";" not in source or source.count("\n") > 1:
        return [source]
    pieces = [""]
    for piece in source.split(";"):
        pieces[-1] += piece
        if _compiles(pieces[-1].strip()):
            pieces.append("")
        else:
            pieces[-1] += ";"
    return [source] if pieces[-1] else [piece.strip() for piece in pieces[:-1]]


def _compiles(source):
    try:
        compile(source, "<doctest>", "exec")
    except SyntaxError:
        return False
    return True


def _execute(source, globs):
    """Executes a statement; the value of an expression is shown."""
    try:
        code = compile(source, "<doctest>", "eval")
    except SyntaxError:
        return exec(compile(source, "<doctest>", "exec"), globs)
    value = eval(code, globs)
    if value is not None:
        print(repr(value))
        builtins._ = value


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Tests the examples of a module, the program itself unless told otherwise."""
    if m is None:
        m = sys.modules["__main__"]
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Tests the examples of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder().find(f, name, globs=globs):
        runner.run(test)
