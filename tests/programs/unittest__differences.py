"""The tests of a small queue and what their failures say about lists, dicts, sets, texts and counts."""

import difflib
import unittest
from unittest import TestCase


class Job:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Job({self.number})"


class Checks(TestCase):
    def test_nothing(self):
        pass


checks = Checks("test_nothing")
jobs = [{"id": 1, "state": "done"}, {"id": 2, "state": "open"}]
failures = [
    lambda: checks.assertEqual([1, 2, 3], [1, 2, 4]),
    lambda: checks.assertEqual([1, 2, 3], [1, 2]),
    lambda: checks.assertEqual([1], [1, 2], "one was lost"),
    lambda: checks.assertEqual(list(range(60)), list(range(61))),
    lambda: checks.assertEqual(list(range(600)), list(range(1, 601))),
    lambda: checks.assertEqual(["alpha", "beta", "gamma"], ["alpha", "betta", "delta"]),
    lambda: checks.assertEqual(jobs, [jobs[0], {"id": 2, "state": "lost"}]),
    lambda: checks.assertEqual((1, "a"), (1, "b")),
    lambda: checks.assertTupleEqual((1,), [1]),
    lambda: checks.assertListEqual((1,), [1]),
    lambda: checks.assertEqual({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}),
    lambda: checks.assertDictEqual({f"key {n}": n for n in range(12)}, {f"key {n}": n + (n == 7) for n in range(12)}),
    lambda: checks.assertDictEqual([1], {}),
    lambda: checks.assertEqual({1, 2}, {2, 3}),
    lambda: checks.assertEqual(frozenset([1]), frozenset([1, 2])),
    lambda: checks.assertSetEqual([1], {1}),
    lambda: checks.assertEqual("hello world", "hello word"),
    lambda: checks.assertEqual("one\ntwo\nthree\n", "one\ntwos\nthree\nfour\n"),
    lambda: checks.assertEqual("a", "b", "the same letter was expected"),
    lambda: checks.assertEqual("x" * 200 + "a", "x" * 200 + "b"),
    lambda: checks.assertEqual("a\tb c\n", "a\tb d\n"),
    lambda: checks.assertMultiLineEqual(1, "1"),
    lambda: checks.assertEqual([1], (1,)),
    lambda: checks.assertSequenceEqual([1], (1,)),
    lambda: checks.assertSequenceEqual([1, 2], (1, 3)),
    lambda: checks.assertSequenceEqual([1, 2], 7),
    lambda: checks.assertCountEqual([1, 2, 2], [2, 1, 1, 3]),
    lambda: checks.assertCountEqual([1, 2, 2], [2, 1, 2]),
    lambda: checks.assertCountEqual([[1], [2]], [[2], [3]]),
    lambda: checks.assertEqual(1, 2),
    lambda: checks.assertEqual(10**100, 10**100 + 1),
    lambda: checks.assertEqual(Job(1), Job(1)),
    lambda: checks.assertEqual(None, []),
    lambda: checks.assertEqual(b"abc", b"abd"),
]


def show(failures):
    for number, failing in enumerate(failures):
        try:
            failing()
            print(f"--- {number} passed")
        except AssertionError as error:
            print(f"--- {number}\n{error}")


show(failures)
checks.longMessage = False
checks.maxDiff = None
checks.addTypeEqualityFunc(Job, lambda first, second, msg=None: checks.assertEqual(first.number, second.number))
show([
    lambda: checks.assertEqual([1], [2], "mine"),
    lambda: checks.assertEqual(list(range(200)), list(range(1, 201))),
    lambda: checks.assertEqual(Job(1), Job(2)),
    lambda: checks.assertEqual(Job(3), Job(3)),
])

before = "one\ntwo\nthree\nfour\n\tfive six\nseven\n".splitlines(keepends=True)
after = "one\ntree\nfour and\nzero\n\tfive sox\nseven\neight\n".splitlines(keepends=True)
delta = list(difflib.ndiff(before, after))
print("".join(delta), list(difflib.restore(delta, 1)) == before, list(difflib.restore(delta, 2)) == after)
print("".join(difflib.Differ().compare(["a b\n", "same\n"], ["a  b\n", "same\n", "c\n"])))
print("".join(difflib.context_diff(before, after, "before", "after", n=1)))
print([difflib.IS_LINE_JUNK(line) for line in ("", " # \n", "#", "x", "##")], difflib.IS_CHARACTER_JUNK("\t"))
try:
    list(difflib.restore(delta, 3))
except ValueError as error:
    print(error)
