"""The proleptic Gregorian calendar, and moments as text: what `time` and `datetime` share."""

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]
_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_of_year(year, month, day):
    return _BEFORE_MONTH[month - 1] + day + (1 if month > 2 and is_leap(year) else 0)


def ordinal_of(year, month, day):
    """How many days have begun since the first day of year 1, that day being 1."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)


_EPOCH = 719163


def days_of(year, month, day):
    """Days since the beginning of 1970. A month beyond 12 belongs to a later year."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    return ordinal_of(year, month, 1) - _EPOCH + day - 1


def date_of(days):
    """Year, month and day, so many days after the beginning of 1970."""
    left = days + _EPOCH - 1
    cycles, left = divmod(left, 146097)
    centuries = min(left // 36524, 3)
    left -= centuries * 36524
    fours, left = divmod(left, 1461)
    years = min(left // 365, 3)
    left -= years * 365
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    month = 1
    while left >= days_in_month(year, month):
        left -= days_in_month(year, month)
        month += 1
    return year, month, left + 1


def weekday_of(year, month, day):
    """0 for Monday to 6 for Sunday."""
    return (days_of(year, month, day) + 3) % 7


def iso_week(year, month, day):
    """The ISO year, week and weekday: weeks begin on Monday, and the first holds the first Thursday."""
    weekday = weekday_of(year, month, day)
    thursday = days_of(year, month, day) - weekday + 3
    iso_year = date_of(thursday)[0]
    first = days_of(iso_year, 1, 1)
    return iso_year, (thursday - first) // 7 + 1, weekday + 1


def formatted(format, fields, microsecond, zone, offset):
    """A moment (the nine fields of `struct_time`) by a format with % directives."""
    year, month, day, hour, minute, second, weekday, yearday = fields[:8]
    parts = []
    position = 0
    while position < len(format):
        percent = format.find("%", position)
        if percent < 0 or percent + 1 >= len(format):
            parts.append(format[position:])
            break
        parts.append(format[position:percent])
        letter = format[percent + 1]
        position = percent + 2
        if letter == "-" and position < len(format):
            shown = formatted("%" + format[position], fields, microsecond, zone, offset)
            parts.append(shown.lstrip("0") or "0")
            position += 1
        elif letter == "Y":
            parts.append(str(year))
        elif letter == "m":
            parts.append(f"{month:02d}")
        elif letter == "d":
            parts.append(f"{day:02d}")
        elif letter == "H":
            parts.append(f"{hour:02d}")
        elif letter == "M":
            parts.append(f"{minute:02d}")
        elif letter == "S":
            parts.append(f"{second:02d}")
        elif letter == "f":
            parts.append(f"{microsecond:06d}")
        elif letter == "y":
            parts.append(f"{year % 100:02d}")
        elif letter == "b" or letter == "h":
            parts.append(MONTHS[month - 1][:3])
        elif letter == "B":
            parts.append(MONTHS[month - 1])
        elif letter == "a":
            parts.append(DAYS[weekday][:3])
        elif letter == "A":
            parts.append(DAYS[weekday])
        elif letter == "I":
            parts.append(f"{(hour - 1) % 12 + 1:02d}")
        elif letter == "l":
            parts.append(f"{(hour - 1) % 12 + 1:2d}")
        elif letter == "k":
            parts.append(f"{hour:2d}")
        elif letter == "p":
            parts.append("AM" if hour < 12 else "PM")
        elif letter == "j":
            parts.append(f"{yearday:03d}")
        elif letter == "e":
            parts.append(f"{day:2d}")
        elif letter == "w":
            parts.append(str((weekday + 1) % 7))
        elif letter == "u":
            parts.append(str(weekday + 1))
        elif letter == "U":
            parts.append(f"{(yearday + 6 - (weekday + 1) % 7) // 7:02d}")
        elif letter == "W":
            parts.append(f"{(yearday + 6 - weekday) // 7:02d}")
        elif letter == "V":
            parts.append(f"{iso_week(year, month, day)[1]:02d}")
        elif letter == "G":
            parts.append(str(iso_week(year, month, day)[0]))
        elif letter == "C":
            parts.append(f"{year // 100:02d}")
        elif letter == "z":
            parts.append(offset)
        elif letter == "Z":
            parts.append(zone)
        elif letter == "s":
            parts.append(str(days_of(year, month, day) * 86400 + hour * 3600 + minute * 60 + second))
        elif letter == "n":
            parts.append("\n")
        elif letter == "t":
            parts.append("\t")
        elif letter == "%":
            parts.append("%")
        elif letter in _SHORTHANDS:
            parts.append(formatted(_SHORTHANDS[letter], fields, microsecond, zone, offset))
        else:
            parts.append("%" + letter)
    return "".join(parts)


_SHORTHANDS = {
    "c": "%a %b %e %H:%M:%S %Y",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
    "T": "%H:%M:%S",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
}
_NUMBERS = {
    "Y": ("year", 4), "m": ("month", 2), "d": ("day", 2), "H": ("hour", 2), "M": ("minute", 2),
    "S": ("second", 2), "I": ("hour12", 2), "y": ("year2", 2), "j": ("yearday", 3),
}


def _number(text, position, most):
    end = position
    while end < len(text) and end - position < most and text[end].isdigit():
        end += 1
    return (None if end == position else int(text[position:end])), end


def _name(text, position, names):
    rest = text[position:].lower()
    for index in range(len(names)):
        if rest.startswith(names[index].lower()):
            return index, position + len(names[index])
    return None, position


def parsed(text, format):
    """The parts of a moment that `text` gives, by their names."""
    found = {"year": 1900, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0, "microsecond": 0}
    found["offset"] = None
    end = _parse(text, format, found)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end < len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    if "year2" in found:
        found["year"] = found["year2"] + (2000 if found["year2"] < 69 else 1900)
    if "hour12" in found:
        found["hour"] = found["hour12"] % 12 + (12 if found.get("afternoon") else 0)
    if "yearday" in found:
        days = days_of(found["year"], 1, 1) + found["yearday"] - 1
        found["year"], found["month"], found["day"] = date_of(days)
    fits = 1 <= found["month"] <= 12 and found["hour"] < 24 and found["minute"] < 60 and found["second"] < 62
    if not fits or not 1 <= found["day"] <= 31:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if found["day"] > days_in_month(found["year"], found["month"]):
        raise ValueError("day is out of range for month")
    return found


def _parse(text, format, found):
    """Reads `text` by `format`; the position behind what was read, or None."""
    position = 0
    at = 0
    while at < len(format):
        letter = format[at]
        at += 1
        if letter.isspace():
            while position < len(text) and text[position].isspace():
                position += 1
            continue
        if letter != "%":
            if position >= len(text) or text[position].lower() != letter.lower():
                return None
            position += 1
            continue
        if at >= len(format):
            raise ValueError(f"stray % in format '{format}'")
        letter = format[at]
        at += 1
        if letter in _NUMBERS:
            name, most = _NUMBERS[letter]
            found[name], position = _number(text, position, most)
            if found[name] is None:
                return None
        elif letter == "f":
            start = position
            number, position = _number(text, position, 6)
            if number is None:
                return None
            found["microsecond"] = number * 10 ** (6 - (position - start))
        elif letter in "bBh":
            month, end = _name(text, position, MONTHS)
            if month is None:
                month, end = _name(text, position, [name[:3] for name in MONTHS])
            if month is None:
                return None
            found["month"] = month + 1
            position = end
        elif letter in "aA":
            day, end = _name(text, position, DAYS)
            if day is None:
                day, end = _name(text, position, [name[:3] for name in DAYS])
            if day is None:
                return None
            position = end
        elif letter == "p":
            half, position = _name(text, position, ["AM", "PM"])
            if half is None:
                return None
            found["afternoon"] = half == 1
        elif letter == "z":
            position = _parse_offset(text, position, found)
            if position is None:
                return None
        elif letter == "Z":
            zone, position = _name(text, position, ["UTC", "GMT"])
            if zone is None:
                return None
        elif letter == "%":
            if text[position : position + 1] != "%":
                return None
            position += 1
        elif letter in _SHORTHANDS:
            end = _parse(text[position:], _SHORTHANDS[letter].replace("%e", "%d"), found)
            if end is None:
                return None
            position += end
        else:
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        if at >= len(format):
            break
    return position


def _parse_offset(text, position, found):
    sign = text[position : position + 1]
    if sign == "Z":
        found["offset"] = 0
        return position + 1
    if sign not in ("+", "-"):
        return None
    digits = text[position + 1 : position + 7].replace(":", "")[:4]
    if len(digits) < 4 or not digits.isdigit():
        return None
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    found["offset"] = -seconds if sign == "-" else seconds
    return position + 5 + (1 if text[position + 3 : position + 4] == ":" else 0)
