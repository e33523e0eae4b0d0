"""A module with examples.

>>> 1 + 1
2
"""
import doctest
import os
import sys
import threading

folder = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Shortened:
    """Standard output, with the program's folder left out."""

    encoding = "utf-8"

    def write(self, text):
        sys.__stdout__.write(text.replace(folder, ""))

    def flush(self):
        """Nothing is kept back."""


sys.stdout = Shortened()


def square(n):
    """Squares.

    >>> square(3)
    9
    >>> square(-2)
    4
    >>> for i in range(2):
    ...     print(square(i))
    0
    1
    >>> square("a")
    Traceback (most recent call last):
        ...
    TypeError: can't multiply sequence by non-int of type 'str'
    """
    return n * n


def wrong(n):
    """
    >>> wrong(1)
    2
    >>> wrong(0)
    Traceback (most recent call last):
    ...
    ValueError: null
    >>> wrong(0)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: zero
    >>> x = wrong(3); x
    3
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print("a   b")  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> wrong(9)  # doctest: +SKIP
    1
    """
    if n == 0:
        raise ValueError("null")
    return n


class Counter:
    """Counts in threads.

    >>> c = Counter()
    >>> ts = [threading.Thread(target=c.up) for _ in range(4)]
    >>> for t in ts: t.start()
    >>> for t in ts: t.join()
    >>> c.n
    4
    """

    def __init__(self):
        self.n = 0
        self.lock = threading.Lock()

    def up(self):
        """
        >>> c = Counter(); c.up(); c.n
        1
        """
        with self.lock:
            self.n += 1

    @staticmethod
    def s():
        """
        >>> Counter.s()
        """

    @property
    def p(self):
        """
        >>> Counter().p
        3
        """
        return 3


if __name__ == "__main__":
    print(doctest.testmod())
    doctest.testmod(verbose=True)
    doctest.run_docstring_examples(square, globals())
    print(doctest.testmod(report=False, optionflags=doctest.ELLIPSIS).failed)
