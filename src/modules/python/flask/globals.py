"""The names every view uses: `request`, `session`, `g` and `current_app`.

Each is one name in the program and another object in each thread. Behind them stand two stacks, one of
application contexts and one of request contexts. A stack is a `LocalStack`; a `LocalStack` is a list kept
in a `Local`; and a `Local` is a dict with an entry for each thread. A server pushes a request's context
when a thread begins to handle it and pops it at the end.
"""

from werkzeug.local import LocalProxy, LocalStack

_NO_APP = """Working outside of application context.

This typically means that you attempted to use functionality that needed
the current application. To solve this, set up an application context
with app.app_context(). See the documentation for more information."""

_NO_REQUEST = """Working outside of request context.

This typically means that you attempted to use functionality that needed
an active HTTP request. Consult the documentation on testing for
information about how to avoid this problem."""


class OneForAllThreads:
    """What a `LocalStack` is there to replace: a plain global, in which the last request to begin is
    everybody's request."""

    def __init__(self):
        self.top = None

    def push(self, context):
        """Makes a context everybody's."""
        self.top = context

    def pop(self):
        """Leaves the last context where it is, as a global that nobody clears."""
        return self.top


_app_ctx_stack = LocalStack()
_request_ctx_stack = LocalStack()


def share_one_request_between_threads():
    """Replaces the contexts of each thread by one global for all of them. For lectures only: from here on
    a request that begins while another is handled takes its place."""
    global _app_ctx_stack, _request_ctx_stack
    _app_ctx_stack, _request_ctx_stack = OneForAllThreads(), OneForAllThreads()


def give_each_thread_its_own_request():
    """Undoes `share_one_request_between_threads`."""
    global _app_ctx_stack, _request_ctx_stack
    _app_ctx_stack, _request_ctx_stack = LocalStack(), LocalStack()


def app_stack():
    """The stack of application contexts in use."""
    return _app_ctx_stack


def request_stack():
    """The stack of request contexts in use."""
    return _request_ctx_stack


def _app_context():
    context = _app_ctx_stack.top
    if context is None:
        raise RuntimeError(_NO_APP)
    return context


def _request_context():
    context = _request_ctx_stack.top
    if context is None:
        raise RuntimeError(_NO_REQUEST)
    return context


current_app = LocalProxy(lambda: _app_context().app)
g = LocalProxy(lambda: _app_context().g)
request = LocalProxy(lambda: _request_context().request)
session = LocalProxy(lambda: _request_context().open_session())
