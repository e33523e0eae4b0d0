# Tests of a thread-safe class, with every kind of result.
import io
import threading
import unittest


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.value += 1


class CounterTest(unittest.TestCase):
    def setUp(self):
        self.counter = Counter()

    def test_many_threads(self):
        threads = [threading.Thread(target=self.counter.increment) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(self.counter.value, 5)

    def test_that_fails(self):
        self.assertEqual(1, 2, "as expected")

    def test_with_an_error(self):
        {}["x"]

    def test_of_exceptions(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        print(caught.exception)
        self.assertRaises(ValueError, int, "x")
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        with self.assertRaisesRegex(TypeError, "unsupported"):
            1 + "x"

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never run")


stream = io.StringIO()
tests = unittest.defaultTestLoader.loadTestsFromTestCase(CounterTest)
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(tests)
for line in stream.getvalue().splitlines():
    if not line.startswith(("Ran", "  File")):
        print(line)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
