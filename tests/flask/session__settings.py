"""The cookie's settings, and sessions that last."""

import datetime

from flask import Flask, session
from show import show

app = Flask(__name__)
app.config.update(
    SECRET_KEY="key",
    SESSION_COOKIE_NAME="visit",
    SESSION_COOKIE_SAMESITE="Strict",
    SESSION_COOKIE_SECURE=False,
    SESSION_COOKIE_HTTPONLY=False,
    SESSION_COOKIE_PATH="/in",
    PERMANENT_SESSION_LIFETIME=3600,
)


@app.route("/in/<value>")
def put(value):
    session["value"] = value
    session.permanent = value == "long"
    return f"{session.permanent} {app.permanent_session_lifetime}"


client = app.test_client()
for value in ("short", "long"):
    response = client.get(f"/in/{value}")
    cookie = response.headers["Set-Cookie"]
    print(response.text, cookie.split(".")[0], "Expires" in cookie, [part for part in cookie.split("; ")[1:] if "Expires" not in part])
