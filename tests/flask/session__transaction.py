"""A test looks into the session and changes it."""

from flask import Flask, session

app = Flask(__name__)
app.secret_key = "key"


@app.route("/")
def index():
    session["seen"] = session.get("seen", 0) + 1
    return str(dict(session))


client = app.test_client()
with client.session_transaction() as found:
    found["user"] = "ada"
print(client.get("/").text)
print(client.get("/").text)
with client.session_transaction() as found:
    print(dict(found))
    found.clear()
print(client.get("/").text)
