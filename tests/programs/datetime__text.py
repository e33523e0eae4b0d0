# Moments written and read.
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 2, 9, 13, 5, 9, 123456)
print(moment, repr(moment), moment.isoformat(), moment.isoformat(" ", "minutes"), moment.isoformat(timespec="milliseconds"))
print(moment.strftime("%Y-%m-%d %H:%M:%S.%f"), moment.strftime("%a %A %b %B %d %j %p %I %y %U %W %V %G %u %w %%"), moment.ctime())
print(f"{moment:%d.%m.%Y}", f"{moment}", format(moment.date(), "%x"), repr(moment.date()), repr(moment.time()), f"{time(9, 5):%H.%M}")
print(datetime.strptime("2024-03-05 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.strptime("5 Mar 24 3:04 PM", "%d %b %y %I:%M %p"))
print(datetime.strptime("2024-03-05T07:08:09.5+0200", "%Y-%m-%dT%H:%M:%S.%f%z"))
for text in ("2024-03-05", "2024-03-05T07:08:09.123", "2024-03-05 07:08+01:00", "20240305", "2024-03-05T07:08:09Z"):
    print(repr(datetime.fromisoformat(text)))
print(date.fromisoformat("2024-03-05"), time.fromisoformat("07:08:09"), time.fromisoformat("07:08").isoformat("seconds"))
for text, form in (("x", "%Y"), ("2024 rest", "%Y"), ("2023-02-30", "%Y-%m-%d"), ("12", "%Q")):
    try:
        print(datetime.strptime(text, form))
    except ValueError as error:
        print(error)
for text in ("nope", "2024-13-01", "2024-1-1"):
    try:
        print(datetime.fromisoformat(text))
    except ValueError as error:
        print(error)
print(datetime.min, date.max, time.max, timedelta.max)
