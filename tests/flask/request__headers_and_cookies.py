"""Headers of any case, cookies, who asks."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/")
def index():
    return {
        "x": request.headers.get("x-OWN"),
        "host": request.headers["Host"],
        "none": request.headers.get("X-None"),
        "in": "X-Own" in request.headers,
        "cookies": request.cookies,
        "agent": request.user_agent.string,
        "ip": request.remote_addr,
        "accept": request.accept_mimetypes.best,
        "json": request.accept_mimetypes.best_match(["text/html", "application/json"]),
        "languages": [name for name, quality in request.accept_languages],
        "referrer": request.referrer,
        "auth": [request.authorization.username, request.authorization.password] if request.authorization else None,
        "secure": request.is_secure,
    }


client = app.test_client()
show(client.get("/"))
client.set_cookie("taste", "sweet & sour")
client.set_cookie("size", "12")
show(client.get("/", headers={"X-Own": "mine", "Accept": "text/html;q=0.8, application/json", "Accept-Language": "de, en;q=0.5", "Referer": "http://a/"}))
show(client.get("/", auth=("ada", "secret:pass")))
client.delete_cookie("taste")
show(client.get("/", headers={"User-Agent": "Mine/1"}))
