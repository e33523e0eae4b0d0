"""Outside of a request, the names of a request say so."""

from flask import Flask, current_app, g, has_app_context, has_request_context, request, session

app = Flask("shop")
print(has_app_context(), has_request_context(), bool(request), bool(current_app), repr(request), repr(current_app))
for use in (lambda: request.args, lambda: session["x"], lambda: g.x, lambda: current_app.name):
    try:
        use()
    except RuntimeError as error:
        print(error)
with app.app_context():
    print(has_app_context(), has_request_context(), current_app.name, current_app == app)
    try:
        request.method
    except RuntimeError as error:
        print(str(error).splitlines()[0])
with app.test_request_context("/x?y=1"):
    print(has_request_context(), request.args["y"], current_app.name)
print(has_app_context())
