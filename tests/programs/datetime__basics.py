from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 28)
print(d, d + timedelta(days=2), d.weekday(), d.isoformat(), d.strftime("%d/%m/%y %A %B"), d.replace(year=2023))
dt = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(dt, dt + timedelta(seconds=2), dt.date(), dt.time(), dt.year, dt.hour, repr(dt))
print(dt.strftime("%Y-%m-%d %H:%M:%S.%f"), dt.strftime("%I:%M %p, %j"), dt.isoformat())
print(datetime.strptime("2020-01-15 08:30", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2021-03-04T05:06:07"))
delta = datetime(2024, 3, 1) - datetime(2024, 2, 1, 12)
print(delta, delta.days, delta.seconds, delta.total_seconds(), delta * 2, delta > timedelta(days=3), repr(delta))
print(timedelta(hours=25, minutes=-5), timedelta(milliseconds=1500), -timedelta(days=1), timedelta(0))
print(time(9, 5), min(date(2024, 1, 1), d), d < date.today(), (date(2025, 1, 1) - d).days)
print(datetime(2024, 1, 1, tzinfo=timezone.utc).isoformat(), f"{dt:%H:%M}")
try:
    date(2023, 2, 29)
except ValueError as e:
    print(e)
