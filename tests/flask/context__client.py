"""Within `with client:` the request stays, to be looked at."""

from flask import Flask, g, request, session

app = Flask(__name__)
app.secret_key = "key"


@app.route("/")
def index():
    g.user = "ada"
    session["seen"] = True
    return "index"


with app.test_client() as client:
    client.get("/?q=1")
    print(request.args["q"], g.user, session["seen"], request.path)
    client.get("/?q=2")
    print(request.args["q"])
print(bool(request))
