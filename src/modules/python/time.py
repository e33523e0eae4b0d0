"""Clocks and sleeping, and dates as tuples. Local time is UTC here."""

import _time

sleep = _time.sleep
time = _time.time
time_ns = _time.time_ns
monotonic = _time.monotonic
monotonic_ns = _time.monotonic_ns
perf_counter = _time.perf_counter
perf_counter_ns = _time.perf_counter_ns
process_time = _time.process_time
process_time_ns = _time.process_time_ns
thread_time = _time.thread_time
thread_time_ns = _time.thread_time_ns

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3


def clock_gettime(clk_id):
    """The clock of this number, in seconds."""
    return (time, monotonic, process_time, thread_time)[clk_id]()


def clock_getres(clk_id):
    """The shortest time that the clock tells, in seconds."""
    return 1e-09


def clock_gettime_ns(clk_id):
    """The clock of this number, in nanoseconds."""
    return (time_ns, monotonic_ns, process_time_ns, thread_time_ns)[clk_id]()


timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")


class struct_time:
    """A moment as nine numbers: year, month, day, hour, minute, second, weekday, day of year, summer time."""

    n_fields = 11
    n_sequence_fields = 9

    def __init__(self, fields):
        fields = tuple(fields)
        if len(fields) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(fields)}-sequence given)")
        self._fields = fields[:9]
        self.tm_year, self.tm_mon, self.tm_mday, self.tm_hour, self.tm_min = fields[:5]
        self.tm_sec, self.tm_wday, self.tm_yday, self.tm_isdst = fields[5:9]
        self.tm_zone = "UTC"
        self.tm_gmtoff = 0

    def __len__(self):
        return 9

    def __getitem__(self, index):
        return self._fields[index]

    def __iter__(self):
        return iter(self._fields)

    def __eq__(self, other):
        return self._fields == tuple(other)

    def __lt__(self, other):
        return self._fields < tuple(other)

    def __hash__(self):
        return hash(self._fields)

    def __repr__(self):
        names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
        shown = ", ".join([f"{names[i]}={self._fields[i]}" for i in range(9)])
        return f"time.struct_time({shown})"


def gmtime(secs=None):
    """The moment so many seconds after the beginning of 1970."""
    from _calendar import date_of, day_of_year

    seconds = int((time() if secs is None else secs) // 1)
    days, rest = divmod(seconds, 86400)
    year, month, day = date_of(days)
    weekday = (days + 3) % 7
    fields = (year, month, day, rest // 3600, rest // 60 % 60, rest % 60, weekday, day_of_year(year, month, day), 0)
    return struct_time(fields)


def localtime(secs=None):
    """The same, as local time is UTC."""
    return gmtime(secs)


def mktime(t, /):
    """The seconds since 1970 of a moment."""
    from _calendar import days_of

    year, month, day, hour, minute, second = tuple(t)[:6]
    return float(days_of(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)


def strftime(format, t=None):
    """A moment as text, by a format such as `%Y-%m-%d %H:%M:%S`."""
    from _calendar import formatted

    return formatted(format, tuple(gmtime() if t is None else t), 0, "UTC", "+0000")


def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The moment that a text in this format speaks of."""
    from _calendar import day_of_year, parsed, weekday_of

    found = parsed(data_string, format)
    year, month, day = found["year"], found["month"], found["day"]
    fields = (year, month, day, found["hour"], found["minute"], found["second"])
    return struct_time(fields + (weekday_of(year, month, day), day_of_year(year, month, day), -1))


def asctime(t=None, /):
    """A moment as in `Sun Jun 20 23:21:05 1993`."""
    from _calendar import DAYS, MONTHS

    moment = tuple(gmtime() if t is None else t)
    clock = f"{moment[3]:02d}:{moment[4]:02d}:{moment[5]:02d}"
    return f"{DAYS[moment[6]][:3]} {MONTHS[moment[1] - 1][:3]} {moment[2]:2d} {clock} {moment[0]}"


def ctime(secs=None):
    """The moment so many seconds after the beginning of 1970, as `asctime` writes it."""
    return asctime(gmtime(secs))


class _Clock:
    def __init__(self, implementation, monotonic, adjustable):
        self.implementation = implementation
        self.monotonic = monotonic
        self.adjustable = adjustable
        self.resolution = 1e-09

    def __repr__(self):
        return (
            f"namespace(implementation={self.implementation!r}, monotonic={self.monotonic}, "
            f"adjustable={self.adjustable}, resolution={self.resolution})"
        )


def get_clock_info(name):
    """What kind of clock `time`, `monotonic` or `perf_counter` reads."""
    if name == "time":
        return _Clock("the host's wall clock", False, True)
    if name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        return _Clock("the host's steady clock", True, False)
    raise ValueError("unknown clock")
