"""Settings that are written twice, that name each other, and that somebody mistyped."""

import configparser
import io


def attempt(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def parsed(text, kind=configparser.ConfigParser, **options):
    parser = kind(**options)
    parser.read_string(text)
    return {name: dict(parser.items(name, raw=True)) for name in parser}


print("-- mistakes")
for text in (
    "[a]\nx = 1\nX = 2\n", "[a]\nx = 1\n[b]\n[a]\n", "x = 1\n", "[a]\nno setting\nx = 1\nnor this\n", "[a]\n= 1\n", "[DEFAULT]\nx=1\nx=2\n",
):
    print(attempt(parsed, text))
    print("   ", attempt(parsed, text, strict=False, allow_no_value=True))
print(attempt(configparser.ConfigParser().read_file, ["x"], source="settings.ini"))
print(attempt(configparser.ConfigParser().read_dict, {"a": {"x": 1, "X": 2}}), configparser.ConfigParser().read("no-such-file.ini"))
try:
    parsed("[server]\nport = 1\nport = 2\n")
except configparser.DuplicateOptionError as error:
    print(error.section, error.option, error.source, error.lineno, error.args)
try:
    parsed("[server]\nport\nhost\n")
except configparser.ParsingError as error:
    print(error.source, error.errors)

print("-- forms")
print(parsed("[a]\nlong = one\n  two\n\n  three\nkey with spaces : v = w\nempty =\n# note\n; note\nurl = http://x:80/#top ; not a note\n"))
print(parsed("[a]\nx = 1 ; note\ny = a;b # note\n", inline_comment_prefixes=("#", ";")))
print(parsed("[a]\nskip-name\nx = 1\n", allow_no_value=True), parsed("[a]\nx -> 1 = 2\n", delimiters=("->",)))
print(parsed("[a]\nx = 1\n\n  [b]\n  y = 2\n", empty_lines_in_values=False), parsed("[all]\nx=1\n[DEFAULT]\ny=2\n", default_section="all"))

print("-- values that name others")
parser = configparser.ConfigParser({"root": "/srv"})
parser.read_string("""
[paths]
data = %(root)s/data
logs = %(data)s/logs
share = 100%%
bad = %(nowhere)s
open = %(root
alone = 50%
round = %(round)s
""")
for option in parser["paths"]:
    print(option, "=", attempt(parser.get, "paths", option), "|", parser.get("paths", option, raw=True))
print(parser.get("paths", "data", vars={"root": "/home"}), parser["paths"].get("logs", vars={"data": "d"}))
print(attempt(parser.set, "paths", "x", "5%"), attempt(parser.set, "paths", "x", "5%%"), attempt(parser.set, "paths", "x", 5), attempt(parser.set, "none", "x", "1"))
try:
    parser.get("paths", "bad")
except configparser.InterpolationMissingOptionError as error:
    print(error.option, error.section, error.reference)
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_string("[base]\nhome = /home\nuser = ada\n[app]\ndir = ${base:home}/${base:user}\nlog = ${dir}/log\nprice = 5$$\nbad = ${base:x}\nodd = ${a:b:c}\nalone = $5\n")
for option in extended["app"]:
    print(option, "=", attempt(extended.get, "app", option))
print(configparser.RawConfigParser({"x": "%(y)s"}).get("DEFAULT", "x"), parsed("[a]\nx = %(y)s", interpolation=None))

print("-- kinds of values")
parser = configparser.ConfigParser(converters={"list": lambda text: text.split(",")})
parser.read_string("[a]\nn = 12\nf = 2.5\non = Yes\noff = 0\nwrong = maybe\nl = 1,2,3\n[DEFAULT]\nd = 7\n")
a = parser["a"]
print(a.getint("n"), a.getfloat("f"), a.getboolean("on"), parser.getboolean("a", "off"), a.getlist("l"), parser.getlist("a", "l"), a.getint("d"))
print(attempt(a.getboolean, "wrong"), attempt(a.getint, "f"), a.getint("none"), a.getint("none", 3), parser.getint("a", "none", fallback=4))
print(attempt(parser.get, "a", "none"), attempt(parser.get, "b", "n"), parser.get("b", "n", fallback="other"), a.get("none", "other"))

print("-- as dicts")
print(parser.sections(), list(parser), len(parser), "a" in parser, "N" in a, parser.has_option("a", "d"), parser.has_section("DEFAULT"), a, a is parser["a"])
print(attempt(lambda: parser["none"]), attempt(lambda: a["none"]), parser.items("a", raw=True)[:2], list(parser.items())[0])
parser["b"] = {"One": 1, "two": "2"}
parser["b"].update(three="3")
parser.update({"c": {"x": "y"}})
print(dict(parser["b"]), a.pop("n"), parser.remove_option("a", "n"), parser.pop("c").name, parser.popitem(), parser.sections())
print(attempt(parser.add_section, "b"), attempt(parser.add_section, "DEFAULT"), attempt(parser.__delitem__, "DEFAULT"), parser.remove_section("zz"))
for spaces in (True, False):
    stream = io.StringIO()
    parser.write(stream, space_around_delimiters=spaces)
    print(repr(stream.getvalue()))
again = configparser.ConfigParser()
again.read_string(stream.getvalue())
print(again == parser, again["b"] == parser["b"])
parser.clear()
print(list(parser), dict(parser["DEFAULT"]))


class WithCase(configparser.ConfigParser):
    def optionxform(self, optionstr):
        return optionstr


print(parsed("[a]\nKey = 1\nkey = 2\n", WithCase))
