"""Tests of a program: classes with methods that make assertions, and a runner that reports."""

import re
import sys
import time
import traceback
import warnings


class SkipTest(Exception):
    """A test does not apply."""


def skip(reason):
    """Leaves a test, or a class of tests, out."""

    def mark(test):
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test

    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


class _Raises:
    """Expects that the lines of a `with` statement raise an exception."""

    def __init__(self, case, expected, pattern, called="", message=None):
        self._case = case
        self.expected = expected
        self._pattern = pattern
        self._called = called
        self._message = message
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            name = getattr(self.expected, "__name__", str(self.expected))
            by = f" by {self._called}" if self._called else ""
            message = "" if self._message is None else f" : {self._message}"
            self._case.fail(f"{name} not raised{by}{message}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self._pattern is not None and not re.search(self._pattern, str(value)):
            self._case.fail(f'"{self._pattern}" does not match "{value}"')
        return True


class _Warns(_Raises):
    """Expects that the lines of a `with` statement warn."""

    def __enter__(self):
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self._catching.__exit__(kind, value, tb)
        if kind is not None:
            return False
        found = [noted for noted in self.warnings if issubclass(noted.category, self.expected)]
        if not found:
            self._case.fail(f"{self.expected.__name__} not triggered")
        fitting = [noted for noted in found if self._pattern is None or re.search(self._pattern, str(noted.message))]
        if not fitting:
            self._case.fail(f'"{self._pattern}" does not match "{found[0].message}"')
        self.warning, self.filename, self.lineno = fitting[0].message, fitting[0].filename, fitting[0].lineno
        return False


class _Logs:
    """Expects that the lines of a `with` statement log something, or nothing."""

    def __init__(self, case, logger, level, none):
        import logging

        self._case = case
        self._logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self._level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
        self._none = none
        self.records = []
        self.output = []

    def __enter__(self):
        import logging

        caught, form = self, logging.Formatter("%(levelname)s:%(name)s:%(message)s")

        class Catching(logging.Handler):
            def emit(self, record):
                caught.records.append(record)
                caught.output.append(form.format(record))

        logger = self._logger
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [Catching()]
        logger.setLevel(self._level)
        logger.handlers[0].setLevel(self._level)
        logger.propagate = False
        return None if self._none else self

    def __exit__(self, kind, value, tb):
        import logging

        logger = self._logger
        logger.handlers, level, logger.propagate = self._before
        logger.setLevel(level)
        if kind is not None:
            return False
        if self._none and self.records:
            self._case.fail(f"Unexpected logs found: {self.output!r}")
        if not self._none and not self.records:
            level = logging.getLevelName(self._level)
            self._case.fail(f"no logs of level {level} or higher triggered on {logger.name}")
        return False


_EQUALITY_METHODS = {
    dict: "assertDictEqual",
    list: "assertListEqual",
    tuple: "assertTupleEqual",
    set: "assertSetEqual",
    frozenset: "assertSetEqual",
    str: "assertMultiLineEqual",
}


def _differences():
    """The module that tells how values differ, which few runs need."""
    from unittest import _comparison

    return _comparison


class TestCase:
    """A class of tests: each method whose name begins with `test` is one."""

    failureException = AssertionError
    maxDiff = 640
    longMessage = True

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0] if doc else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def _formatMessage(self, msg, standardMsg):
        """What a failed assertion says: its own words, and those it was given."""
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _check_(self, holds, standard, msg):
        if not holds:
            self.fail(self._formatMessage(msg, standard))

    def _fail_with_(self, standard, difference, msg):
        """Fails, and shows a difference unless it is too long."""
        if self.maxDiff is not None and len(difference) > self.maxDiff:
            difference = f"\nDiff is {len(difference)} characters long. Set self.maxDiff to None to see it."
        self.fail(self._formatMessage(msg, standard + difference))

    def assertTrue(self, expr, msg=None):
        self._check_(expr, f"{expr!r} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._check_(not expr, f"{expr!r} is not false", msg)

    def addTypeEqualityFunc(self, typeobj, function):
        """Has `assertEqual` compare two values of a class by a function, or a method of this name."""
        if "_equality_functions_" not in self.__dict__:
            self._equality_functions_ = {}
        self._equality_functions_[typeobj] = function

    _equality_functions_ = {}

    def _equality_function_(self, kind):
        name = self._equality_functions_.get(kind) or _EQUALITY_METHODS.get(kind)
        return getattr(self, name) if isinstance(name, str) else name

    def assertEqual(self, first, second, msg=None):
        compare = self._equality_function_(type(first)) if type(first) is type(second) else None
        if compare is not None:
            compare(first, second, msg=msg)
        elif not first == second:
            self.fail(self._formatMessage(msg, _differences().unequal(first, second)))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for which, sequence in (("First", seq1), ("Second", seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {sequence!r}")
        if type(seq1) is type(seq2) and seq1 == seq2:
            return
        differences = _differences()
        difference = "" if seq1 == seq2 else differences.between_sequences(seq1, seq2, name)
        if difference:
            self._fail_with_(difference, differences.by_line(seq1, seq2), msg)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, first, second, msg=None):
        for which, given, other in (("first", first, second), ("second", second, first)):
            try:
                given.difference(other)
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{which} argument does not support set difference: {error}")
        if first != second:
            self.fail(self._formatMessage(msg, _differences().between_sets(first, second)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            differences = _differences()
            self._fail_with_(differences.unequal(d1, d2), differences.by_line(d1, d2), msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            differences = _differences()
            self._fail_with_(differences.unequal(first, second), differences.between_texts(first, second), msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check_(first != second, f"{first!r} == {second!r}", msg)

    def assertIs(self, expr1, expr2, msg=None):
        self._check_(expr1 is expr2, f"{expr1!r} is not {expr2!r}", msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check_(expr1 is not expr2, f"unexpectedly identical: {expr1!r}", msg)

    def assertIsNone(self, obj, msg=None):
        self._check_(obj is None, f"{obj!r} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._check_(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._check_(member in container, f"{member!r} not found in {container!r}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._check_(member not in container, f"{member!r} unexpectedly found in {container!r}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check_(isinstance(obj, cls), f"{obj!r} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check_(not isinstance(obj, cls), f"{obj!r} is an instance of {cls!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._check_(a < b, f"{a!r} not less than {b!r}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._check_(a <= b, f"{a!r} not less than or equal to {b!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._check_(a > b, f"{a!r} not greater than {b!r}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check_(a >= b, f"{a!r} not greater than or equal to {b!r}", msg)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if delta is not None:
            text = f"{first!r} != {second!r} within {delta!r} delta ({difference!r} difference)"
            self._check_(first == second or difference <= delta, text, msg)
            return
        places = 7 if places is None else places
        text = f"{first!r} != {second!r} within {places} places ({difference!r} difference)"
        self._check_(first == second or round(difference, places) == 0, text, msg)

    def assertNotAlmostEqual(self, first, second, places=7, msg=None):
        text = f"{first!r} == {second!r} within {places} places"
        self._check_(first != second and round(abs(first - second), places) != 0, text, msg)

    def assertCountEqual(self, first, second, msg=None):
        difference = _differences().between_counts(list(first), list(second))
        if difference:
            self._fail_with_("Element counts were not equal:\n", difference, msg)

    def assertRegex(self, text, expected_regex, msg=None):
        found = re.search(expected_regex, text)
        self._check_(found, f"Regex didn't match: {expected_regex!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        found = re.search(unexpected_regex, text)
        part = found.group() if found else ""
        self._check_(not found, f"Regex matched: {part!r} matches {unexpected_regex!r} in {text!r}", msg)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises_(expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises_(expected_exception, expected_regex, args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._raises_(expected_warning, None, args, kwargs, _Warns)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._raises_(expected_warning, expected_regex, args, kwargs, _Warns)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def _raises_(self, expected, pattern, args, kwargs, kind=_Raises):
        if not args:
            return kind(self, expected, pattern, message=kwargs.get("msg"))
        with kind(self, expected, pattern, getattr(args[0], "__name__", str(args[0]))):
            args[0](*args[1:], **kwargs)

    def run(self, result=None):
        """Runs the test and notes in `result` what became of it."""
        result = TestResult() if result is None else result
        result.testsRun += 1
        method = getattr(self, self._testMethodName)
        result.begin(self)
        for marked in (type(self), method):
            if getattr(marked, "__unittest_skip__", False):
                result.note(self, "skipped", marked.__unittest_skip_why__)
                return result
        self._result_, self._sub_failures_ = result, 0
        outcomes = self._outcomes_(method)
        if getattr(method, "__unittest_expecting_failure__", False):
            failed = [detail for outcome, detail in outcomes if outcome in ("FAIL", "ERROR")]
            outcomes = [("expected failure", failed[0])] if failed else [("unexpected success", None)]
        if not outcomes and not self._sub_failures_:
            outcomes = [("ok", None)]
        for outcome, detail in outcomes:
            result.note(self, outcome, detail)
        return result

    def _outcomes_(self, method):
        """What went wrong, in the test and around it."""
        outcomes = []
        for step in (self.setUp, method, self.tearDown):
            if step == method and outcomes:
                break
            outcomes.append(self._attempt_(step))
            outcomes = [found for found in outcomes if found[0] != "ok"]
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcomes.append(self._attempt_(lambda: function(*args, **kwargs)))
        return [found for found in outcomes if found[0] != "ok"]

    def _attempt_(self, step):
        try:
            step()
        except SkipTest as reason:
            return "skipped", str(reason)
        except self.failureException:
            return "FAIL", traceback.format_exc()
        except Exception:
            return "ERROR", traceback.format_exc()
        return "ok", None


class _SubTest:
    """A part of a test, whose failure does not keep the others from running."""

    def __init__(self, case, msg, params):
        self._case = case
        parts = [] if msg is None else [f"[{msg}]"]
        if params:
            parts.append(f"({', '.join([f'{name}={value!r}' for name, value in params.items()])})")
        self._described = " ".join(parts) or "(<subtest>)"

    def __str__(self):
        return f"{self._case} {self._described}"

    def shortDescription(self):
        return self._case.shortDescription()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None or not issubclass(kind, Exception):
            return False
        case = self._case
        outcome = "FAIL" if issubclass(kind, case.failureException) else "ERROR"
        case._result_.note(self, outcome, "".join(traceback.format_exception(value)), part=True)
        case._sub_failures_ += 1
        return True


def _described(test):
    text = test.shortDescription()
    return f"{test}\n{text}" if text else str(test)


class TestResult:
    """What became of the tests."""

    def __init__(self, stream=None, verbosity=1):
        self.testsRun = 0
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self._stream = stream
        self._verbosity = verbosity
        self._line_open = False

    def begin(self, test):
        """Says which test begins."""
        self._line_open = True
        if self._stream is not None and self._verbosity > 1:
            self._stream.write(f"{_described(test)} ... ")

    def note(self, test, outcome, detail, part=False):
        kept = {
            "FAIL": self.failures, "ERROR": self.errors, "skipped": self.skipped,
            "expected failure": self.expectedFailures, "unexpected success": self.unexpectedSuccesses,
        }
        if outcome in kept:
            kept[outcome].append((test, detail))
        if self._stream is None:
            return
        if self._verbosity > 1:
            shown = f"{outcome} {detail!r}" if outcome == "skipped" else outcome
            if part and self._line_open:
                self._stream.write("\n")
            lead = "" if self._line_open and not part else f"{'  ' if part else ''}{_described(test)} ... "
            # As in CPython, which takes the lines of these two for unfinished.
            self._line_open = outcome in ("expected failure", "unexpected success")
            self._stream.write(f"{lead}{shown}\n")
        elif self._verbosity == 1:
            letters = {"ok": ".", "FAIL": "F", "ERROR": "E", "skipped": "s", "expected failure": "x"}
            self._stream.write(letters.get(outcome, "u"))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)


class _Fixture:
    """What a class or a module of tests does before the first of them or after the last."""

    def __init__(self, owner, name):
        self._owner = owner
        self._name = name

    def __str__(self):
        owner = self._owner
        if isinstance(owner, type):
            return f"{self._name} ({owner.__module__}.{owner.__qualname__})"
        return f"{self._name} ({owner.__name__})"

    def shortDescription(self):
        return None

    def run(self, result):
        """Answers whether nothing went wrong."""
        try:
            getattr(self._owner, self._name, lambda: None)()
            return True
        except SkipTest as reason:
            result.note(self, "skipped", str(reason))
        except Exception:
            result.note(self, "ERROR", traceback.format_exc())
        return False


class TestSuite:
    """Tests that are run one after the other."""

    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return len(self._cases())

    def _cases(self):
        cases = []
        for test in self._tests:
            cases.extend(test._cases() if isinstance(test, TestSuite) else [test])
        return cases

    def run(self, result):
        # By module and, in it, by class: what is set up for them is torn down when the next one comes.
        module, module_is_set_up = None, True
        before, is_set_up = None, False
        for test in [*self._cases(), None]:
            kind = None if test is None else type(test)
            if kind is not before:
                if is_set_up:
                    _Fixture(before, "tearDownClass").run(result)
                found = None if kind is None else sys.modules.get(kind.__module__)
                if found is not module:
                    if module_is_set_up:
                        _Fixture(module, "tearDownModule").run(result)
                    module, module_is_set_up = found, _Fixture(found, "setUpModule").run(result)
                before = kind
                is_skipped = getattr(kind, "__unittest_skip__", False)
                is_set_up = module_is_set_up and not is_skipped and _Fixture(kind, "setUpClass").run(result)
                is_runnable = is_set_up or module_is_set_up and is_skipped
            if test is not None and is_runnable:
                test.run(result)
        return result


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        names = []
        for kind in testCaseClass.__mro__:
            names.extend([name for name in vars(kind) if name.startswith(self.testMethodPrefix) and name not in names])
        return sorted(names)

    def loadTestsFromTestCase(self, testCaseClass):
        return TestSuite([testCaseClass(name) for name in self.getTestCaseNames(testCaseClass)])

    def loadTestsFromModule(self, module):
        values = vars(module)
        kinds = [values[name] for name in sorted(values)]
        kinds = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, TestCase)]
        return TestSuite([self.loadTestsFromTestCase(kind) for kind in kinds])

    def loadTestsFromName(self, name, module=None):
        """The tests of a class, or one test: `TestQueue` or `TestQueue.test_put`."""
        kind, _, method = name.partition(".")
        found = getattr(module, kind)
        return TestSuite([found(method)]) if method else self.loadTestsFromTestCase(found)

    def loadTestsFromNames(self, names, module=None):
        return TestSuite([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()
makeSuite = defaultTestLoader.loadTestsFromTestCase


class TextTestRunner:
    """Runs tests and writes what became of them to standard error."""

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False):
        self.stream = stream
        self.verbosity = verbosity

    def run(self, test):
        stream = sys.stderr if self.stream is None else self.stream
        result = TestResult(stream, self.verbosity)
        start = time.perf_counter()
        TestSuite([test]).run(result)
        taken = time.perf_counter() - start
        if self.verbosity:
            stream.write("\n")
        for title, entries in (("ERROR", result.errors), ("FAIL", result.failures)):
            for case, detail in entries:
                stream.write(f"{'=' * 70}\n{title}: {_described(case)}\n{'-' * 70}\n{detail}\n")
        if result.unexpectedSuccesses:
            stream.write(f"{'=' * 70}\n")
        for case, _ in result.unexpectedSuccesses:
            stream.write(f"UNEXPECTED SUCCESS: {_described(case)}\n")
        plural = "" if result.testsRun == 1 else "s"
        stream.write(f"{'-' * 70}\nRan {result.testsRun} test{plural} in {taken:.3f}s\n\n")
        counts = (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses),
        )
        notes = [f"{name}={len(found)}" for name, found in counts if found]
        stream.write(("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(notes)})" if notes else "") + "\n")
        return result


class _Main:
    """Runs all tests of the program, and ends it."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, exit=True, verbosity=1, **options):
        import _sys

        module = _sys.modules()[module] if isinstance(module, str) else module
        words = (sys.argv if argv is None else argv)[1:]
        names = [word for word in words if not word.startswith("-")]
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        verbosity = 2 if "-v" in words or "--verbose" in words else 0 if "-q" in words else verbosity
        if names:
            tests = defaultTestLoader.loadTestsFromNames(names, module)
        else:
            tests = defaultTestLoader.loadTestsFromModule(module)
        self.result = TextTestRunner(verbosity=verbosity).run(tests)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = _Main
