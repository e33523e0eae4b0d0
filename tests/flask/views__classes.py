"""Views as classes, with a method for each of HTTP's."""

from flask import Flask, request
from flask.views import MethodView, View
from show import show

app = Flask(__name__)


class Hello(View):
    """Says hello."""

    def __init__(self, word):
        self.word = word

    def dispatch_request(self, name):
        return f"{self.word} {name}"


class Items(MethodView):
    items = ["a"]

    def get(self, number=None):
        return str(self.items if number is None else self.items[number])

    def post(self):
        self.items.append(request.form["item"])
        return "added", 201

    def delete(self, number):
        del self.items[number]
        return "", 204


def loud(view):
    def louder(*args, **kwargs):
        return view(*args, **kwargs).upper()

    return louder


class Loud(Hello):
    decorators = [loud]
    methods = ["GET", "POST"]


app.add_url_rule("/hello/<name>", view_func=Hello.as_view("hello", "Hello"))
app.add_url_rule("/loud/<name>", view_func=Loud.as_view("loud", word="Hey"))
items = Items.as_view("items")
app.add_url_rule("/items", view_func=items, methods=["GET", "POST"])
app.add_url_rule("/items/<int:number>", view_func=items, methods=["GET", "DELETE"])
client = app.test_client()
show(client.get("/hello/ada"))
show(client.post("/hello/ada"))
show(client.post("/loud/ada"))
show(client.post("/items", data={"item": "b"}))
show(client.get("/items"))
show(client.get("/items/1"))
show(client.delete("/items/0"))
show(client.get("/items"))
show(client.put("/items"))
print(sorted(Items.methods), items.__name__, items.view_class.__name__, Hello.as_view("x", "y").__doc__)
