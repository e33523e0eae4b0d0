"""Reports of what `cProfile` has counted."""

import os
import re
import sys
from enum import Enum


class SortKey(str, Enum):
    """What the lines of a report are ordered by."""

    CALLS = "calls"
    CUMULATIVE = "cumulative"
    FILENAME = "filename"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time"

    def __str__(self):
        return self.value


# What a key orders by, and how that is called. A row is: primitive calls, calls, seconds in itself, in all.
_ORDERS = {
    "calls": (lambda function, row: (-row[1],), "call count"),
    "cumulative": (lambda function, row: (-row[3],), "cumulative time"),
    "filename": (lambda function, row: (function[0],), "file name"),
    "line": (lambda function, row: (function[1],), "line number"),
    "module": (lambda function, row: (function[0],), "file name"),
    "name": (lambda function, row: (function[2],), "function name"),
    "nfl": (lambda function, row: (function[2], function[0], function[1]), "name/file/line"),
    "pcalls": (lambda function, row: (-row[0],), "primitive call count"),
    "stdname": (lambda function, row: (_shown(function),), "standard name"),
    "time": (lambda function, row: (-row[2],), "internal time"),
}
_ALSO = {"ncalls": "calls", "cumtime": "cumulative", "file": "filename", "tottime": "time"}
_BY_NUMBER = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}


def _shown(function):
    file, line, name = function
    if (file, line) == ("~", 0):
        return "{" + name[1:-1] + "}" if name.startswith("<") and name.endswith(">") else name
    return f"{file}:{line}({name})"


def _order(key):
    key = str(key)
    names = [name for name in (*_ORDERS, *_ALSO) if name == key] or [
        name for name in (*_ORDERS, *_ALSO) if name.startswith(key)
    ]
    meant = {_ALSO.get(name, name) for name in names}
    if len(meant) != 1:
        raise KeyError(key)
    return _ORDERS[meant.pop()]


class Stats:
    """What profiles have counted, added up."""

    def __init__(self, *args, stream=None):
        self.stream = sys.stdout if stream is None else stream
        self.files = []
        self.stats = {}
        self.fcn_list = None
        self._sort_type = ""
        self.add(*args)

    def add(self, *profiles):
        for profile in profiles:
            for function, row in self._rows_of(profile).items():
                self._add(function, row)
        return self

    def _rows_of(self, profile):
        if isinstance(profile, (str, os.PathLike)):
            import pickle
            import time

            with open(profile, "rb") as file:
                rows = pickle.load(file)
            self.files.append(f"{time.ctime()}    {profile}")
            return rows
        if isinstance(profile, Stats):
            return profile.stats
        profile.create_stats()
        if not profile.stats:
            raise TypeError(f"Cannot create or construct a {type(self)!r} object from {profile!r}")
        return profile.stats

    def _add(self, function, row):
        before = self.stats.get(function, (0, 0, 0.0, 0.0, {}))
        added = tuple(one + other for one, other in zip(before[:4], row[:4]))
        self.stats[function] = added + (row[4],)

    @property
    def total_calls(self):
        return sum(row[1] for row in self.stats.values())

    @property
    def prim_calls(self):
        return sum(row[0] for row in self.stats.values())

    @property
    def total_tt(self):
        return sum(row[2] for row in self.stats.values())

    def strip_dirs(self):
        """Leaves folders out."""
        before, self.stats, self.fcn_list = self.stats, {}, None
        for (file, line, name), row in before.items():
            self._add((os.path.basename(file), line, name), row)
        return self

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = None
            return self
        keys = [_BY_NUMBER.get(key, key) if isinstance(key, int) else key for key in field]
        orders = [_order(key) for key in keys]
        self._sort_type = ", ".join(title for _, title in orders)
        rows = self.stats.items()
        self.fcn_list = [
            function
            for function, row in sorted(rows, key=lambda item: [part for by, _ in orders for part in by(*item)])
        ]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def _selected(self, amount):
        if self.fcn_list is not None:
            chosen, text = list(self.fcn_list), f"   Ordered by: {self._sort_type}\n"
        else:
            chosen, text = list(self.stats), "   Random listing order was used\n"
        for restriction in amount:
            count = len(chosen)
            if isinstance(restriction, str):
                kept = [function for function in chosen if re.search(restriction, _shown(function))]
            elif isinstance(restriction, float):
                kept = chosen[: int(count * restriction + 0.5)]
            else:
                kept = chosen[:restriction]
            if len(kept) != count:
                text += f"   List reduced from {count!r} to {len(kept)!r} due to restriction <{restriction!r}>\n"
            chosen = kept
        return chosen, text

    def print_stats(self, *amount):
        """Prints a line for each function, or for those that numbers and patterns leave."""
        def say(text="", end="\n"):
            print(text, end=end, file=self.stream)

        for name in self.files:
            say(name)
        if self.files:
            say()
        primitive = f"({self.prim_calls} primitive calls) " if self.prim_calls != self.total_calls else ""
        say(f"{' ' * 8} {self.total_calls} function calls {primitive}in {self.total_tt:.3f} seconds")
        say()
        chosen, text = self._selected(amount)
        say(text)
        if chosen:
            say("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)")
            for function in chosen:
                primitive, calls, own, whole = self.stats[function][:4]
                count = str(calls) if calls == primitive else f"{calls}/{primitive}"
                say(f"{count:>9} {own:8.3f} {own / calls:8.3f} {whole:8.3f} {whole / primitive:8.3f} {_shown(function)}")
            say()
            say()
        return self

    def print_callers(self, *amount):
        raise NotImplementedError("pstats.Stats.print_callers() is not supported in Interleave: who calls whom is not kept")

    def print_callees(self, *amount):
        raise NotImplementedError("pstats.Stats.print_callees() is not supported in Interleave: who calls whom is not kept")
