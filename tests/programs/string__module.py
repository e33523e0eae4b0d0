# Constants, templates and capitals.
import string

print(string.ascii_letters, string.digits, string.hexdigits, repr(string.whitespace), len(string.printable))
print(string.punctuation, string.capwords("the  quick brown"), string.capwords("a-b-c", "-"))
template = string.Template("$who owes ${what}s for $$5, $_x1.")
print(template.substitute(who="Tim", what="apple", _x1=7), template.safe_substitute(who="Tim"), template.get_identifiers())
print(template.substitute({"who": "A", "what": "b", "_x1": 0}, who="Z"))
for text in ("$missing", "a $ b", "${broken", "line\n  $1"):
    try:
        print(string.Template(text).substitute())
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(string.Formatter().format("{0} and {name:>6}", 1, name="two"))
