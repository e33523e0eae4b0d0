"""How long a function takes, called many times."""

import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    """Measures a statement: a function, or a text that is compiled into one."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        names = dict(globals or {}, _stmt=stmt, _setup=setup)
        for name, part in (("stmt", stmt), ("setup", setup)):
            if not (isinstance(part, str) or callable(part)):
                raise ValueError(f"{name} is neither a string nor callable")
        lines = ["def measured(_turns, _timer):"]
        lines += _indented(setup if isinstance(setup, str) else "_setup()", 4)
        lines += ["    _start = _timer()", "    for _turn in _turns:"]
        lines += _indented(stmt if isinstance(stmt, str) else "_stmt()", 8)
        lines += ["    return _timer() - _start"]
        exec("\n".join(lines), names)
        self._measured = names["measured"]
        self._timer = timer

    def timeit(self, number=default_number):
        return self._measured(range(number), self._timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Calls as often as it takes to fill a fifth of a second."""
        count = 1
        while True:
            for number in (count, count * 2, count * 5):
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            count *= 10


def _indented(text, by):
    return [" " * by + line for line in text.split("\n")]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
