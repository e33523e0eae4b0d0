"""Sums, comparisons, tests and parts of things."""

from flask import Flask, render_template_string

app = Flask(__name__)
CASES = """1 + 2 * 3|(1 + 2) * 3|7 / 2|7 // 2|7 % 4|2 ** 3|-3|abs|"a" ~ 1 ~ none|1 < 2 < 3|1 == 1.0|"b" in "abc"
4 not in [1, 2]|not true|1 and 0|0 or "x"|"yes" if 1 else "no"|"no" if false|[1, 2][0]|"abc"[1:]|"abc"[::-1]|{"a": 1}.a
{"a": 1}["a"]|(1, 2)|(1,)|[]|{}|true|false|none|1.50|1e3|"it's"|'say "x"'|"a\\nb"|items[1].name|items|first is none
4 is even|3 is odd|9 is divisibleby 3|x is defined|items is iterable|items is mapping|"A" is upper|5 is number
"s" is string|none is none|1 is sameas 1|3 in range(5)|items|length > 1|dict(a=1)|"a,b".split(",")|"x".upper()"""
items = [{"name": "one"}, {"name": "two"}]
with app.test_request_context():
    for line in CASES.split("\n"):
        for case in line.split("|"):
            try:
                print(case, "->", render_template_string("{{ " + case + " }}", items=items))
            except Exception as error:
                print(case, "->", type(error).__name__, error)
