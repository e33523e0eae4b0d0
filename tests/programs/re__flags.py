# Flags, as arguments and in the pattern.
import re

text = "First line\nsecond LINE\nthird"
print(re.findall("line", text), re.findall("line", text, re.IGNORECASE), re.findall("(?i)LINE$", text, re.M))
print(re.search("^second", text), re.search("^second", text, re.MULTILINE).span(), re.match(".*", text).group())
print(re.match(".*", text, re.DOTALL).end(), re.findall(r"(?s:First.*third)", text) == [text], re.findall("(?i:f)irst|LINE", text))
number = re.compile(
    r"""
    (?P<sign> [+-] )?   # a sign or none
    (?P<digits> \d+ )   # the digits
    (?: \. \d* )?       # and what follows
    """,
    re.VERBOSE,
)
print(number.match("-12.5").groupdict(), number.fullmatch("7").group("digits"), number.flags & re.X > 0)
print(re.findall(r"\w+", "naïve café"), re.findall(r"\w+", "naïve café", re.ASCII), re.match("É", "é", re.I) is not None)
print(re.compile("a.b", re.I | re.S), re.compile("x"), re.compile("a") == re.compile("a"), re.compile("a") is re.compile("a"))
