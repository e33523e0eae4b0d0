"""Months, weeks and days, and calendars as text."""

from _calendar import DAYS, MONTHS, days_in_month, days_of, weekday_of
from _calendar import is_leap as isleap

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
day_name = DAYS
day_abbr = [name[:3] for name in DAYS]
month_name = [""] + MONTHS
month_abbr = [name[:3] for name in month_name]
weekday = weekday_of


def leapdays(y1, y2):
    """How many leap years there are from one year up to another."""
    return len([year for year in range(y1, y2) if isleap(year)])


def monthrange(year, month):
    """The weekday of the first day of a month, and how many days it has."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday_of(year, month, 1), days_in_month(year, month)


class IllegalMonthError(ValueError):
    """A month that is none."""

    def __init__(self, month):
        super().__init__(month)
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


def timegm(tuple):
    """The seconds since 1970 of a moment in UTC."""
    year, month, day, hour, minute, second = tuple[:6]
    return ((days_of(year, month, day) * 24 + hour) * 60 + minute) * 60 + second


class Calendar:
    """Months as weeks."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def itermonthdays(self, year, month):
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = -(before + count) % 7
        return iter([0] * before + list(range(1, count + 1)) + [0] * after)

    def monthdayscalendar(self, year, month):
        days = list(self.itermonthdays(year, month))
        return [days[start : start + 7] for start in range(0, len(days), 7)]


class TextCalendar(Calendar):
    """Months as text."""

    def formatmonth(self, theyear, themonth, w=0, l=0):
        width = max(w, 2)
        order = [(self.firstweekday + index) % 7 for index in range(7)]
        line = " ".join([DAYS[day][:width].center(width) for day in order])
        lines = [f"{MONTHS[themonth - 1]} {theyear}".center(len(line)).rstrip(), line.rstrip()]
        for week in self.monthdayscalendar(theyear, themonth):
            lines.append(" ".join([(f"{day:2d}" if day else "").center(width) for day in week]).rstrip())
        return "\n".join(lines) + "\n"


_text = TextCalendar()


def month(theyear, themonth, w=0, l=0):
    return _text.formatmonth(theyear, themonth, w, l)


def monthcalendar(year, month):
    return _text.monthdayscalendar(year, month)


def prmonth(theyear, themonth, w=0, l=0):
    print(month(theyear, themonth, w, l), end="")
