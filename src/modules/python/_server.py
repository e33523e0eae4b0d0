"""Who serves web applications: the plain server of `werkzeug.serving`, or one that takes its place."""

_instead = None


def take_over(serve):
    """From here on `serve(app, host, port, options)` serves what programs run; None gives it back."""
    global _instead
    _instead = serve


def replacement():
    """The function that serves in the plain server's place, or None."""
    return _instead
