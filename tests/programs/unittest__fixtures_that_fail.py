"""What goes wrong around tests: before a class, after it, in `tearDown` after a failure; and successes that were not expected."""

import re
import sys
import unittest


class Untimed:
    """Standard output, without how long the tests took and in which folder."""

    def write(self, text):
        text = re.sub(r"in [0-9.]+s$", "in a moment", text, flags=re.M)
        sys.stdout.write(re.sub(r'File ".*/', 'File "', text))

    def flush(self):
        pass


def setUpModule():
    print("the module begins")


def tearDownModule():
    print("the module ends")
    raise OSError("not closed")


class NotSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        print("never")


class NotTornDown(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        raise KeyError("end")

    def tearDown(self):
        if "both" in self.id():
            raise RuntimeError("torn")

    def test_both(self):
        self.fail("failed")

    def test_fine(self):
        self.addCleanup(print, "cleaned up")


class Skipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("not today")

    def test_skipped(self):
        print("never")


class Messages(unittest.TestCase):
    def test_lines(self):
        with self.assertRaises(KeyError):
            pass

    def test_call(self):
        self.assertRaises(ValueError, int, "5")

    def test_message(self):
        with self.assertRaises((KeyError, IndexError), msg="no key"):
            pass

    def test_pattern(self):
        self.assertNotRegex("abc", "b.")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("expected")


if __name__ == "__main__":
    runner = unittest.TextTestRunner(sys.stdout, verbosity=2)
    runner = unittest.TextTestRunner(Untimed(), verbosity=2)
    result = runner.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))
    print(result.testsRun, len(result.errors), len(result.failures), len(result.skipped))
