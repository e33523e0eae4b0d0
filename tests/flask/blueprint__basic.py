"""A blueprint with a prefix, its hooks and its error handlers."""

from flask import Blueprint, Flask, abort, request, url_for
from show import show

shop = Blueprint("shop", __name__, url_prefix="/shop")


@shop.before_request
def before():
    print("before in shop", request.blueprint)


@shop.after_request
def after(response):
    response.headers["X-Shop"] = "yes"
    return response


@shop.route("/")
def index():
    return f"{url_for('.item', number=1)} {url_for('shop.index')} {url_for('home')} {request.endpoint}"


@shop.get("/item/<int:number>")
def item(number):
    if number > 9:
        abort(404)
    return f"item {number}"


@shop.errorhandler(404)
def missing(error):
    return "no such item", 404


@shop.app_errorhandler(405)
def method(error):
    return "not like this", 405


@shop.before_app_request
def before_all():
    print("before all")


app = Flask(__name__)


@app.route("/")
def home():
    return "home"


app.register_blueprint(shop)
client = app.test_client()
for path in ("/", "/shop/", "/shop", "/shop/item/3", "/shop/item/30", "/nowhere"):
    print(path)
    show(client.get(path))
show(client.post("/"))
print(sorted(app.blueprints), repr(shop))
