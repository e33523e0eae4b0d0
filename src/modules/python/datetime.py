"""Dates, times of day, moments and spans of time. The local zone is UTC here."""

import time as _time

from _calendar import MONTHS, DAYS, date_of, day_of_year, days_in_month, days_of, formatted, iso_week, parsed

MINYEAR = 1
MAXYEAR = 9999
_EPOCH_ORDINAL = 719163
_DAY = 86400


def _whole(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


class timedelta:
    """A span of time: days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        fraction = 0.0
        sizes = (
            (weeks, 7 * _DAY * 1000000), (days, _DAY * 1000000), (hours, 3600000000), (minutes, 60000000),
            (seconds, 1000000), (milliseconds, 1000), (microseconds, 1),
        )
        for count, size in sizes:
            if isinstance(count, int):
                whole += count * size
            elif isinstance(count, float):
                # The whole part is kept exactly; only the rest is rounded, once, at the end.
                whole += int(count) * size
                part = (count - int(count)) * size
                whole += int(part)
                fraction += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {_unit(sizes, size)} component: {type(count).__name__}")
        self._set(whole + round(fraction))

    def _set(self, total):
        days, rest = divmod(total, _DAY * 1000000)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)

    @classmethod
    def _of(cls, total):
        made = cls()
        made._set(total)
        return made

    def _total(self):
        return (self._days * _DAY + self._seconds) * 1000000 + self._microseconds

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        for name in ("days", "seconds", "microseconds"):
            value = getattr(self, "_" + name)
            if value:
                parts.append(f"{name}={value}")
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        text = f"{self._seconds // 3600}:{self._seconds // 60 % 60:02d}:{self._seconds % 60:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() - other._total())

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            top, bottom = _ratio(other)
            return timedelta._of(_rounded(self._total() * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_rounded(self._total(), other))
        if isinstance(other, float):
            top, bottom = _ratio(other)
            return timedelta._of(_rounded(self._total() * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self // other, self % other

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total())

    def __bool__(self):
        return self._total() != 0


def _unit(sizes, wanted):
    names = ("weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds")
    return [names[index] for index in range(7) if sizes[index][1] == wanted][0]


def _ratio(value):
    """A float as a fraction."""
    import math

    fraction, exponent = math.frexp(value)
    number = int(fraction * (1 << 53))
    exponent -= 53
    return (number << exponent, 1) if exponent >= 0 else (number, 1 << -exponent)


def _rounded(top, bottom):
    """A quotient rounded to a whole number, to an even one when it lies half way."""
    if bottom < 0:
        top, bottom = -top, -bottom
    whole, rest = divmod(top, bottom)
    if rest * 2 > bottom or (rest * 2 == bottom and whole % 2):
        whole += 1
    return whole


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    seconds = offset.days * _DAY + offset.seconds
    sign = "-" if seconds < 0 else "+"
    seconds = abs(seconds)
    text = f"{sign}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}"
    return text + (f"{colon}{seconds % 60:02d}" if seconds % 60 else "")


class tzinfo:
    """A time zone."""

    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    """A time zone with one offset all year."""

    __slots__ = ("_offset", "_name")

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


class date:
    """A day."""

    __slots__ = ("_year", "_month", "_day")

    def __init__(self, year, month, day):
        for value in (year, month, day):
            _whole(value)
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"year {year} is out of range")
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= days_in_month(year, month):
            raise ValueError("day is out of range for month")
        self._year = year
        self._month = month
        self._day = day

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*date_of(int(timestamp // _DAY)))

    @classmethod
    def fromordinal(cls, ordinal, /):
        if not 1 <= ordinal <= 3652059:
            raise ValueError("ordinal must be >= 1" if ordinal < 1 else "year is out of range")
        return cls(*date_of(ordinal - _EPOCH_ORDINAL))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of a day of an ISO week."""
        if not 1 <= week <= 53 or week == 53 and cls(year, 12, 28).isocalendar()[1] != 53:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid day: {day} (range is [1, 7])")
        fourth = date(year, 1, 4)
        return cls.fromordinal(fourth.toordinal() - fourth.weekday() + 7 * (week - 1) + day - 1)

    @classmethod
    def fromisoformat(cls, date_string, /):
        parts = _date_of_text(date_string)
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*parts)

    def toordinal(self):
        return days_of(self._year, self._month, self._day) + _EPOCH_ORDINAL

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        return IsoCalendarDate(*iso_week(self._year, self._month, self._day))

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def timetuple(self):
        return _time.struct_time(self._fields())

    def _fields(self):
        yearday = day_of_year(self._year, self._month, self._day)
        return (self._year, self._month, self._day, 0, 0, 0, self.weekday(), yearday, -1)

    def ctime(self):
        day = f"{DAYS[self.weekday()][:3]} {MONTHS[self._month - 1][:3]} {self._day:2d}"
        return f"{day} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return formatted(format, self._fields(), 0, "", "")

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    def _key(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        if isinstance(other, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return isinstance(other, date)

    def __eq__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return not isinstance(other, datetime) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.{type(self).__name__}({self._year}, {self._month}, {self._day})"


class IsoCalendarDate:
    """A day by its ISO year, week and weekday."""

    def __init__(self, year, week, weekday):
        self.year = year
        self.week = week
        self.weekday = weekday

    def __iter__(self):
        return iter((self.year, self.week, self.weekday))

    def __getitem__(self, index):
        return (self.year, self.week, self.weekday)[index]

    def __len__(self):
        return 3

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self.year}, week={self.week}, weekday={self.weekday})"


def _date_of_text(text):
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    digits = text.replace("-", "")
    if len(digits) != 8 or not digits.isdigit() or len(text) == 9:
        return None
    if len(text) == 10 and (text[4] != "-" or text[7] != "-"):
        return None
    return int(digits[:4]), int(digits[4:6]), int(digits[6:])


def _check_clock(hour, minute, second, microsecond, zone):
    for name, value, most in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if not 0 <= _whole(value) <= most:
            raise ValueError(f"{name} must be in 0..{most}")
    if not 0 <= _whole(microsecond) <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    shown = {
        "hours": f"{hour:02d}",
        "minutes": f"{hour:02d}:{minute:02d}",
        "seconds": f"{hour:02d}:{minute:02d}:{second:02d}",
        "milliseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}",
        "microseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}",
    }
    if timespec not in shown:
        raise ValueError("Unknown timespec value")
    return shown[timespec]


def _clock_of_text(text):
    """Hour, minute, second, microsecond and zone of a text, or None."""
    zone = None
    for mark in ("Z", "+", "-"):
        place = text.find(mark)
        if place >= 0:
            sign, rest = text[place], text[place + 1 :].replace(":", "")
            text = text[:place]
            if sign == "Z":
                zone = timezone.utc
            elif rest.isdigit() and len(rest) in (2, 4, 6):
                rest += "0" * (6 - len(rest))
                offset = timedelta(hours=int(rest[:2]), minutes=int(rest[2:4]), seconds=int(rest[4:]))
                zone = timezone(-offset if sign == "-" else offset) if offset else timezone.utc
            else:
                return None
            break
    clock, _, fraction = text.replace(",", ".").partition(".")
    digits = clock.replace(":", "")
    if not digits.isdigit() or len(digits) not in (2, 4, 6) or (fraction and not fraction.isdigit()):
        return None
    digits += "0" * (6 - len(digits))
    microsecond = int((fraction + "000000")[:6])
    return int(digits[:2]), int(digits[2:4]), int(digits[4:]), microsecond, zone


class time:
    """A time of day."""

    __slots__ = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_clock(hour, minute, second, microsecond, tzinfo)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def fromisoformat(cls, time_string, /):
        parts = _clock_of_text(time_string.removeprefix("T"))
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*parts)

    def isoformat(self, timespec="auto"):
        clock = _clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        return clock + _offset_text(self.utcoffset())

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def strftime(self, format):
        fields = (1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)
        return formatted(format, fields, self.microsecond, self.tzname() or "", _offset_text(self.utcoffset(), ""))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        return time(
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
        )

    def _key(self):
        offset = self.utcoffset() or timedelta(0)
        return ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond - offset._total()

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [str(self.hour), str(self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        if self.tzinfo is not None:
            parts.append(f"tzinfo={self.tzinfo!r}")
        return f"datetime.time({', '.join(parts)})"


class datetime(date):
    """A moment: a day and a time of day."""

    __slots__ = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        super().__init__(year, month, day)
        _check_clock(hour, minute, second, microsecond, tzinfo)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def _of(cls, total, zone):
        """The moment so many microseconds after the beginning of 1970, read off a clock in its zone."""
        days, rest = divmod(total, _DAY * 1000000)
        if not 1 - _EPOCH_ORDINAL <= days <= 3652059 - _EPOCH_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1000000)
        clock = (seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond)
        return cls(*date_of(days), *clock, tzinfo=zone)

    def _total(self):
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return (days_of(self._year, self._month, self._day) * _DAY + seconds) * 1000000 + self.microsecond

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        top, bottom = _ratio(timestamp + 0.0)
        made = cls._of(_rounded(top * 1000000, bottom), None)
        if tz is None:
            return made
        return (made + tz.utcoffset(made)).replace(tzinfo=tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def fromordinal(cls, ordinal, /):
        return cls(*date.fromordinal(ordinal)._key())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        clock = (time.hour, time.minute, time.second, time.microsecond)
        return cls(date.year, date.month, date.day, *clock, tzinfo=zone)

    @classmethod
    def strptime(cls, date_string, format, /):
        found = parsed(date_string, format)
        zone = None
        if found["offset"] is not None:
            zone = timezone(timedelta(seconds=found["offset"])) if found["offset"] else timezone.utc
        day = (found["year"], found["month"], found["day"])
        return cls(*day, found["hour"], found["minute"], found["second"], found["microsecond"], zone)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        length = 10 if date_string[4:5] == "-" else 8
        day = _date_of_text(date_string[:length])
        clock = (0, 0, 0, 0, None)
        if len(date_string) > length:
            clock = _clock_of_text(date_string[length + 1 :])
        if day is None or clock is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*day, *clock)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def _utc(self):
        offset = self.utcoffset()
        return self._total() - (offset._total() if offset is not None else 0)

    def timestamp(self):
        return self._utc() / 1000000

    def astimezone(self, tz=None):
        zone = timezone.utc if tz is None else tz
        moment = datetime._of(self._utc(), zone)
        return zone.fromutc(moment)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
        *, fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self.hour if hour is None else hour,
            self.minute if minute is None else minute,
            self.second if second is None else second,
            self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
        )

    def _fields(self):
        fields = date._fields(self)
        return fields[:3] + (self.hour, self.minute, self.second) + fields[6:]

    def utctimetuple(self):
        return datetime._of(self._utc(), None).timetuple()

    def isoformat(self, sep="T", timespec="auto"):
        clock = _clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        return f"{date.isoformat(self)}{sep}{clock}{_offset_text(self.utcoffset())}"

    def ctime(self):
        day = f"{DAYS[self.weekday()][:3]} {MONTHS[self._month - 1][:3]} {self._day:2d}"
        return f"{day} {self.hour:02d}:{self.minute:02d}:{self.second:02d} {self._year:04d}"

    def strftime(self, format):
        zone = self.tzname() or ""
        return formatted(format, self._fields(), self.microsecond, zone, _offset_text(self.utcoffset(), ""))

    def _key(self):
        return self._utc()

    def _comparable(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError("can't compare datetime.datetime to datetime.date")
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + other._total(), self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._total() - other._total(), self.tzinfo)
        if isinstance(other, datetime):
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta._of(self._utc() - other._utc())
        return NotImplemented

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [str(part) for part in (self._year, self._month, self._day, self.hour, self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        if self.tzinfo is not None:
            parts.append(f"tzinfo={self.tzinfo!r}")
        return f"datetime.{type(self).__name__}({', '.join(parts)})"


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)
time.min = time()
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
