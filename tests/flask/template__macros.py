"""Macros: defaults, more arguments than named, and calls with a body."""

from flask import Flask, render_template_string

app = Flask(__name__)
TEMPLATES = [
    "{% macro m(a, b=2, c='<') %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(a='<b>', c=4) }} {{ m() }}",
    "{% macro m(a) %}{{ a }} {{ varargs }} {{ kwargs }}{% endmacro %}{{ m(1, 2, 3, x=4) }}",
    "{% macro list(items) %}<ul>{% for i in items %}<li>{{ caller(i) }}</li>{% endfor %}</ul>{% endmacro %}{% call(x) list([1, 2]) %}{{ x * 2 }}{% endcall %}",
    "{% macro m(a) %}{% endmacro %}{{ m.name }} {{ m.arguments }} {{ m(1, 2) }}",
    "{% macro m(a) %}{% endmacro %}{{ m(b=1) }}",
    "{% macro tree(n) %}{{ n }}{% if n %}({{ tree(n - 1) }}){% endif %}{% endmacro %}{{ tree(3) }}",
    "{% set out = 1 %}{% macro m() %}{{ out }}{% set out = 2 %}{{ out }}{% endmacro %}{{ m() }}{{ out }}",
    "{% for n in tree recursive %}{{ n.name }}{% if n.sub %}[{{ loop(n.sub) }}]{% endif %}{{ loop.depth }}{% endfor %}",
]
tree = [{"name": "a", "sub": [{"name": "b", "sub": []}, {"name": "c", "sub": []}]}]
with app.test_request_context():
    for template in TEMPLATES:
        try:
            print(render_template_string(template, tree=tree))
        except Exception as error:
            print(type(error).__name__, error)
