"""What is wrong with a template, and what it used that is not defined."""

from flask import Flask, render_template_string

app = Flask(__name__)


class User:
    name = "ada"


TEMPLATES = [
    "{{ x", "{% if x %}", "{% for %}", "{% for x %}{% endfor %}", "{% endif %}", "{% nonsense %}", "{{ }}", "{{ 1 + }}", "{{ a b }}", "{{ (1 }}", "{{ 'x }}",
    "{% if x %}{% endfor %}", "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{{ x|nothing }}", "{{ x is nothing }}", "{% set 1 = 2 %}", "{# open",
    "{% extends %}", "{% include 'none.html' %}", "{{ missing.name }}", "{{ missing() }}", "{{ missing + 1 }}", "{{ user.missing.more }}", "{{ table.missing.more }}",
    "{{ user.missing }}", "{{ user.missing() }}", "{% for x in missing %}{{ x }}{% endfor %}ok", "{{ missing|length }}", "{{ 1 / 0 }}", "{{ 1 + 'x' }}", "{{ items[9] }}|", "{{ items[9].x }}",
]
with app.test_request_context():
    for template in TEMPLATES:
        try:
            print(template, "->", repr(render_template_string(template, user=User(), table={}, items=[1])))
        except Exception as error:
            print(template, "->", type(error).__name__, error)
