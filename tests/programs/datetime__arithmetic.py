# Moments and the spans between them.
from datetime import date, datetime, timedelta

start = datetime(2024, 2, 28, 23, 30, 15, 250)
print(start + timedelta(hours=1), start - timedelta(weeks=9), start + timedelta(days=366), timedelta(1) + start)
print(datetime(2024, 3, 1) - start, date(2024, 3, 1) - date(2023, 3, 1), date(2024, 1, 31) + timedelta(30))
span = timedelta(days=1, hours=5, milliseconds=1500)
print(span, repr(span), span.days, span.seconds, span.microseconds, span.total_seconds())
print(timedelta(-1), repr(timedelta(hours=-1)), abs(timedelta(-1)), -span, timedelta(days=1.5, seconds=0.25), timedelta(0), bool(timedelta()))
print(span * 2, span / 2, span // 7, span * 1.5, span / timedelta(hours=1), span % timedelta(hours=1), divmod(span, timedelta(hours=4)))
print(span > timedelta(1), sum([timedelta(minutes=50)] * 3, timedelta()), sorted([timedelta(2), timedelta(1)]), max(start, datetime.max))
print(start < datetime(2025, 1, 1), start == start.replace(), date(2024, 1, 1) <= date(2024, 1, 1), hash(start) == hash(start.replace()))
print(start.replace(year=2023, microsecond=0), start.date(), start.time(), datetime.combine(date(2020, 1, 2), start.time()))
print(start.weekday(), start.isoweekday(), start.isocalendar(), date(2021, 1, 3).isocalendar()[1], date.fromordinal(738000), start.toordinal())
for attempt in (
    lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: datetime(2023, 1, 1, 25), lambda: date(0, 1, 1),
    lambda: date.max + timedelta(1), lambda: start + 1, lambda: start < 5, lambda: start < date(2024, 1, 1),
    lambda: timedelta("x"), lambda: date("2024", 1, 1), lambda: timedelta(1) + 1,
):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
