"""What is to be called when the response has been sent."""

from flask import Flask, Response

app = Flask(__name__)


@app.route("/")
def index():
    print("view")
    response = Response("text")
    response.call_on_close(lambda: print("sent"))
    return response


@app.teardown_request
def over(error):
    print("over")


response = app.test_client().get("/")
print(response.text)
response.close()
with app.test_client().get("/") as again:
    print(again.status)
