"""Messages for the next page."""

from flask import Flask, flash, get_flashed_messages, redirect, render_template_string
from show import show

app = Flask(__name__)
app.secret_key = "key"


@app.route("/say")
def say():
    flash("saved <now>")
    flash("careful", "warning")
    return redirect("/read")


@app.route("/read")
def read():
    return render_template_string(
        "{% for message in get_flashed_messages() %}<li>{{ message }}</li>{% else %}nothing{% endfor %}"
    )


@app.route("/categories")
def categories():
    return str(get_flashed_messages(with_categories=True)) + str(get_flashed_messages(category_filter=["warning"]))


client = app.test_client()
show(client.get("/say", follow_redirects=True))
show(client.get("/read"))
client.get("/say")
show(client.get("/categories"))
show(client.get("/categories"))
