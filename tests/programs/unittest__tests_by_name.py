"""Running the tests that are named."""
import re
import io
import sys
import unittest


class TestQueue(unittest.TestCase):
    def test_put(self):
        self.assertEqual(1, 1)

    def test_get(self):
        self.assertEqual(1, 2)


class TestOther(unittest.TestCase):
    def test_it(self):
        pass


sys.stderr = written = io.StringIO()
for options in ({"defaultTest": "TestQueue.test_put"}, {"defaultTest": ["TestOther", "TestQueue.test_put"]}):
    print(unittest.main(argv=["x"], exit=False, **options).result.testsRun)
print(unittest.main(argv=["x", "-v", "TestOther"], exit=False).result.testsRun)
print(unittest.main(argv=["x", "TestQueue"], exit=False, verbosity=0).result.wasSuccessful())
text = re.sub(r"in [\d.]+s", "in a moment", written.getvalue())
print(text.replace(__file__, "here"))
