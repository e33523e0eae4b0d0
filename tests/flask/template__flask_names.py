"""What Flask adds to every template."""

from flask import Flask, g, render_template_string, session
from show import show

app = Flask(__name__)
app.secret_key = "key"


@app.route("/page/<name>")
def page(name):
    g.user = "ada"
    session["seen"] = 3
    return render_template_string(
        "{{ request.path }} {{ request.args.q }} {{ g.user }} {{ session.seen }} {{ session['seen'] }}"
        " {{ config.TESTING }} {{ config['SECRET_KEY'] }} {{ url_for('page', name='x y', q=1) }} {{ url_for('static', filename='a.css') }}"
        " {{ request.method }} {{ request.view_args.name }} {{ g.nothing }}|{{ request.args.nothing }}"
    )


show(app.test_client().get("/page/p?q=<x>"))
