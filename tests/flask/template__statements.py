"""Conditions, loops and names that are set."""

from flask import Flask, render_template_string

app = Flask(__name__)
TEMPLATE = """{% if user %}Hello {{ user.name }}{% elif guest %}Hello guest{% else %}Who?{% endif %}
{% for item in items %}{{ loop.index }}/{{ loop.length }} {{ item }}{{ ", " if not loop.last }}{% else %}nothing{% endfor %}
{% for key, value in table.items() %}{{ key }}={{ value }};{% endfor %}
{% for row in rows %}{% for cell in row %}{{ cell }}{{ loop.first }}{% endfor %}|{{ loop.revindex }}{{ loop.cycle("a", "b") }}{% endfor %}
{% for n in items if n != "b" %}{{ loop.index0 }}{{ n }}{% endfor %}
{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}{% for i in items %}{% set x = 9 %}{% endfor %}{{ x }}
{% set ns = namespace(total=0) %}{% for i in range(4) %}{% set ns.total = ns.total + i %}{% endfor %}{{ ns.total }}
{% set block %}<b>{{ items[0] }}</b>{% endset %}{{ block }} {% set a, b = "p", "q" %}{{ a }}{{ b }}
{% with z = 3 %}{{ z }}{% endwith %}{{ z is defined }} {% filter upper %}loud <b>{% endfilter %}
{# not shown #}{% raw %}{{ raw }}{% endraw %}"""
with app.test_request_context():
    for names in (
        {"user": {"name": "<Ada>"}, "items": ["a", "b", "c"], "table": {"k": 1, "l": "<"}, "rows": [[1, 2], [3]]},
        {"guest": True, "items": [], "table": {}, "rows": []},
        {"items": ("x",), "table": {}, "rows": [[]]},
    ):
        try:
            print(render_template_string(TEMPLATE, **names))
        except Exception as error:
            print(type(error).__name__, error)
