"""Views as classes: a method for each of HTTP's."""

from flask.globals import current_app, request

_METHODS = ("get", "post", "head", "options", "delete", "put", "trace", "patch")


class View:
    """A view whose `dispatch_request` answers; `as_view` makes the function that a rule leads to."""

    methods = None
    provide_automatic_options = None
    decorators = []
    init_every_request = True

    def dispatch_request(self):
        """Answers a request."""
        raise NotImplementedError()

    @classmethod
    def as_view(cls, name, *class_args, **class_kwargs):
        """The view function. Each request gets an object of its own, unless the class says otherwise."""
        if cls.init_every_request:

            def view(**kwargs):
                return current_app.ensure_sync(cls(*class_args, **class_kwargs).dispatch_request)(**kwargs)

        else:
            shared = cls(*class_args, **class_kwargs)

            def view(**kwargs):
                return current_app.ensure_sync(shared.dispatch_request)(**kwargs)

        view.__name__ = name
        for decorator in cls.decorators:
            view = decorator(view)
        view.view_class = cls
        view.__name__ = name
        view.__doc__ = cls.__doc__
        view.methods = cls.methods
        view.provide_automatic_options = cls.provide_automatic_options
        return view


class MethodView(View):
    """A view with a method `get`, a method `post`, and so on."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "methods" not in cls.__dict__:
            found = {name.upper() for name in _METHODS if hasattr(cls, name)}
            if found:
                cls.methods = found

    def dispatch_request(self, **kwargs):
        answer = getattr(self, request.method.lower(), None)
        if answer is None and request.method == "HEAD":
            answer = getattr(self, "get", None)
        if answer is None:
            raise AssertionError(f"Unimplemented method {request.method!r}")
        return current_app.ensure_sync(answer)(**kwargs)
