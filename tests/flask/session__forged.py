"""A cookie that was changed, or signed with another key, is no session."""

from flask import Flask, session
from show import show

app = Flask(__name__)
app.secret_key = "right"


@app.route("/")
def index():
    return str(session.get("user"))


@app.route("/login/<user>")
def login(user):
    session["user"] = user
    return "in"


client = app.test_client()
client.get("/login/ada")
cookie = client.get_cookie("session").value
data, moment, signature = cookie.split(".")
print(data, len(signature))
show(client.get("/"))
for forged in (f"{data}.{moment}.{signature[:-2]}xx", f"eyJ1c2VyIjoicm9vdCJ9.{moment}.{signature}", "nonsense", "", data, f"{cookie}.x"):
    other = app.test_client()
    other.set_cookie("session", forged)
    print(other.get("/").text)
app.secret_key = "left"
print(client.get("/").text)
app.config["SECRET_KEY_FALLBACKS"] = ["right"]
print(client.get("/").text)
