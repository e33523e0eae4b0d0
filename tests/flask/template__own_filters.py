"""Filters, tests, globals and names of one's own."""

from flask import Blueprint, Flask, render_template_string

app = Flask(__name__)


@app.template_filter()
def shout(text):
    return text.upper() + "!"


@app.template_filter("cut")
def cut_short(text, length=3):
    return text[:length]


@app.template_test("long")
def is_long(text):
    return len(text) > 3


@app.template_global()
def double(number):
    return 2 * number


@app.context_processor
def add_names():
    return {"shop": "Shop", "user": "from processor"}


part = Blueprint("part", __name__)


@part.app_template_filter("twice")
def twice(text):
    return text + text


app.register_blueprint(part)
with app.test_request_context():
    print(render_template_string("{{ 'a'|shout }} {{ 'abcdef'|cut }} {{ 'abcdef'|cut(2)|twice }} {{ 'abcd' is long }} {{ double(4) }} {{ shop }} {{ user }}"))
    print(render_template_string("{{ user }}", user="from view"))
