# Moments as tuples and as text, in UTC.
import time

moment = time.gmtime(1_700_000_000)
print(moment)
print(moment.tm_year, moment[1], moment.tm_hour, len(moment), tuple(moment)[:3])
print(time.strftime("%Y-%m-%d %H:%M:%S", moment), time.strftime("%a %A %b %B %d %j %p %I:%M %y %U %w %%", moment))
print(time.asctime(moment), "|", time.strftime("%H:%M", time.gmtime(0)))
parsed = time.strptime("29 Feb 2024 07:05", "%d %b %Y %H:%M")
print(parsed.tm_wday, parsed.tm_yday, tuple(parsed))
for text, form in (("2024-13-01", "%Y-%m-%d"), ("2023-02-29", "%Y-%m-%d"), ("12:30 later", "%H:%M"), ("x", "%H")):
    try:
        print(time.strptime(text, form))
    except ValueError as error:
        print(error)
year = time.gmtime(time.time()).tm_year
print(year >= 2024, time.gmtime(951782400)[:3], time.gmtime(-1)[:6])
