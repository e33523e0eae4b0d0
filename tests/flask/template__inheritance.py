"""Templates that extend, include and import others, from the templates folder."""

import os
import tempfile

from flask import Flask, render_template
from show import show

folder = tempfile.mkdtemp()
FILES = {
    "base.html": "<title>{% block title %}Shop{% endblock %}</title>\n<main>{% block main %}{% endblock %}</main>\n{% block foot %}(c) {{ year }}{% endblock %}",
    "page.html": "{% extends 'base.html' %}\n{% block title %}{{ super() }}: {{ name }}{% endblock %}\n{% block main %}{% include 'part.html' %}{% endblock %}",
    "deep.html": "{% extends 'page.html' %}{% block main %}[{{ super() }}]{{ self.title() }}{% endblock %}",
    "part.html": "<p>{{ name }} {{ local }}</p>",
    "macros.html": "{% macro field(name, type='text', value='') -%}\n<input name=\"{{ name }}\" type=\"{{ type }}\" value=\"{{ value }}\">\n{%- endmacro %}{% macro box() %}<div>{{ caller() }}</div>{% endmacro %}",
    "form.html": "{% import 'macros.html' as m %}{% from 'macros.html' import field as f, box %}{{ m.field('a') }}{{ f('b', value='<') }}{% call box() %}in {{ name }}{% endcall %}",
    "loop.html": "{% for local in [1, 2] %}{% include 'part.html' %}{% endfor %}{% include 'none.html' ignore missing %}{% include ['none.html', 'part.html'] %}",
    "plain.txt": "{{ name }} is not escaped here",
    "sub/inner.html": "{% extends '../base.html' %}",
    "bad.html": "{% if x %}",
}
for path, text in FILES.items():
    os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
    with open(os.path.join(folder, path), "w") as file:
        file.write(text)
app = Flask(__name__, template_folder=folder)
with app.test_request_context():
    for template in ("page.html", "deep.html", "form.html", "loop.html", "plain.txt", ["none.html", "part.html"]):
        print(template)
        print(render_template(template, name="<Ada>", year=2024))
    for template in ("none.html", "sub/inner.html", "bad.html", ["a.html", "b.html"]):
        try:
            print(render_template(template))
        except Exception as error:
            print(type(error).__name__, error)
