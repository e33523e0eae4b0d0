"""What a page shows is escaped, unless it is known to be safe."""

from flask import Flask, render_template_string
from markupsafe import Markup

app = Flask(__name__)
TEMPLATE = """{{ text }} {{ text|safe }} {{ markup }} {{ "<i>" }} {{ text ~ markup }} {{ markup + text }}
{{ text|upper }} {{ markup|upper }} {{ [text] }} {{ text|e }} {{ text|length }} {{ "%s"|format(text) }} {{ number }}
<a title="{{ quote }}">{{ none }}|{{ missing }}</a>{% autoescape false %}{{ text }}{% endautoescape %}
<script>var data = {{ data|tojson }};</script>"""
with app.test_request_context():
    print(render_template_string(
        TEMPLATE, text="<b>&", markup=Markup("<em>"), number=1.5, quote="it's \"x\"", none=None, data={"a": "</script>'&"}
    ))
