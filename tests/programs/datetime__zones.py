# The same moment on different clocks.
from datetime import datetime, timedelta, timezone

noon = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30))
west = timezone(timedelta(hours=-5), "EST")
for zone in (timezone.utc, east, west):
    there = noon.astimezone(zone)
    print(there, there.tzname(), there.utcoffset(), there == noon, there.timestamp(), there.strftime("%z %Z"), repr(zone))
print(datetime.fromtimestamp(1_700_000_000.25, timezone.utc), datetime.fromtimestamp(0, east), datetime.utcfromtimestamp(86399))
print(noon - noon.astimezone(west), noon.replace(tzinfo=None), repr(noon), hash(noon) == hash(noon.astimezone(east)))
naive = datetime(2024, 1, 1, 12)
print(naive == noon)
for attempt in (lambda: naive < noon, lambda: naive - noon, lambda: timezone(timedelta(hours=25)), lambda: timezone(5)):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
now = datetime.now(timezone.utc)
print(now.tzinfo, now.year >= 2024, datetime.now().tzinfo, timedelta(0) <= datetime.now(timezone.utc) - now < timedelta(minutes=1))
