"""unittest: what is logged, what is warned of, and tests with parts, as the runner reports them."""
import io
import logging
import re
import unittest
import warnings


class Parts(unittest.TestCase):
    def test_described(self):
        """Says what it is for.

        And more.
        """
        self.fail("with a description")

    def test_warnings(self):
        with self.assertWarns(DeprecationWarning) as caught:
            warnings.warn("old", DeprecationWarning)
        self.assertEqual(str(caught.warning), "old")
        with self.assertWarnsRegex(UserWarning, "b.d"):
            warnings.warn("bad")
        with self.assertRaises(AssertionError) as failure:
            with self.assertWarns(UserWarning):
                pass
        print(failure.exception)

    def test_logs(self):
        with self.assertLogs("app", "WARNING") as caught:
            logging.getLogger("app").error("one %d", 1)
            logging.getLogger("app.part").info("left out")
            logging.getLogger("app.part").critical("two")
        print(caught.output, caught.records[0].levelname)
        with self.assertNoLogs("app"):
            pass
        with self.assertRaises(AssertionError) as failure:
            with self.assertLogs("app"):
                pass
        print(failure.exception)

    def test_parts(self):
        for number in range(3):
            with self.subTest("even", number=number):
                self.assertEqual(number % 2, 0)
        with self.subTest(kind="error"):
            [][0]


report = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Parts)
result = unittest.TextTestRunner(report, verbosity=2).run(suite)
text = re.sub(r'File ".*[\\/]', 'File "', report.getvalue())
print(re.sub(r"in [0-9.]+s", "in a while", text))
print(len(result.failures), len(result.errors), result.wasSuccessful())
