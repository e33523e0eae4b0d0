"""The filters a first course uses."""

from flask import Flask, render_template_string

app = Flask(__name__)
people = [{"name": "Bob", "age": 30, "city": "x"}, {"name": "ada", "age": 36, "city": "y"}, {"name": "Cy", "age": 30, "city": "x"}]
CASES = [
    "'hello WORLD'|title", "'hello'|capitalize", "'Hi'|lower", "' x '|trim", "'a-b'|replace('-', '+')", "'<b>x</b>'|striptags",
    "'one two three four'|truncate(12)", "'one two three four'|truncate(12, true, '..', 0)", "'a b c'|wordcount", "'abc'|reverse",
    "'x'|center(5)", "3.14159|round(2)", "2.5|round", "2.1|round(0, 'ceil')|int", "'12'|int + 1", "'x'|int(7)", "'1.5'|float",
    "[3, 1, 2]|sort", "[3, 1, 2]|sort(reverse=true)", "['b', 'A']|sort", "['b', 'A']|sort(case_sensitive=true)",
    "[1, 2, 3]|sum", "[1, 2, 3]|first", "[1, 2, 3]|last", "[]|first", "[1, 5, 3]|max", "[4, 2]|min", "[1, 1, 2]|unique|list",
    "[1, 2]|join(', ')", "['<', '&']|join('<br>')", "people|map(attribute='name')|join(' ')", "people|sort(attribute='age,name')|map(attribute='name')|list",
    "people|sum('age')", "people|selectattr('age', 'gt', 30)|map(attribute='name')|list", "people|rejectattr('city', 'eq', 'x')|list|length",
    "people|groupby('city')|map('first')|list", "[0, 1, '', 'x']|select|list", "[1, 2, 3, 4]|reject('even')|list", "['a', 'b']|map('upper')|list",
    "{'b': 1, 'a': 2}|dictsort", "{'b': 1, 'a': 2}|dictsort(by='value')", "[1, 2, 3]|batch(2)|list", "[1, 2, 3]|batch(2, 'x')|list", "[1, 2, 3]|slice(2)|list",
    "missing|default('d')", "none|default('d', true)", "'a b&c/'|urlencode", "{'q': 'a b'}|urlencode", "'a\nb'|indent(2)", "'%05.2f %s'|format(3.14159, 'x')",
    "1000000|filesizeformat", "'go to https://x.org now'|urlize", "[1, [2]]|tojson", "'it''s <'|tojson", "(1, 2)|list", "'abc'|list", "'abc'|count", "{'class': 'a', 'id': none}|xmlattr",
    "5|string|length", "-5|abs", "people|map(attribute='zip', default='-')|list", "'a'|nosuch", "'x'|attr('upper')()",
]
with app.test_request_context():
    for case in CASES:
        try:
            print(case, "->", render_template_string("{{ " + case + " }}", people=people))
        except Exception as error:
            print(case, "->", type(error).__name__, error)
