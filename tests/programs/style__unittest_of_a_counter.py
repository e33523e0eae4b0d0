import io
import threading
import unittest


class Counter:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def increment(self, by=1):
        if by < 0:
            raise ValueError("negative")
        with self._lock:
            self.value += by


class CounterTest(unittest.TestCase):
    def setUp(self):
        self.counter = Counter()

    def test_many_threads(self):
        threads = [threading.Thread(target=self.counter.increment) for _ in range(10)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(self.counter.value, 10)

    def test_negative(self):
        with self.assertRaises(ValueError):
            self.counter.increment(-1)

    def test_starts_at_zero(self):
        self.assertTrue(self.counter.value == 0)
        self.assertIn("value", vars(self.counter))


suite = unittest.defaultTestLoader.loadTestsFromTestCase(CounterTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())
