"""Addresses outside of requests need to know the server's name."""

from flask import Flask, url_for

app = Flask(__name__)
app.config["SERVER_NAME"] = "example.org"


@app.route("/there")
def there():
    return ""


with app.app_context():
    print(url_for("there"))
    print(url_for("there", _external=False))
