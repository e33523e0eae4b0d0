"""How `flask.request` can be one name for everybody and yet another request in each thread.

A `Local` keeps a dict of attributes for each thread, under the thread's ident. A `LocalStack` is a
stack kept in a `Local`, so each thread has its own. A `LocalProxy` stands for whatever lies there at
the moment it is used.
"""

from threading import get_ident


class Local:
    """An object whose attributes every thread has for itself."""

    def __init__(self):
        # Thread ident -> that thread's attributes. Set past __setattr__, which would look here.
        object.__setattr__(self, "_storage", {})

    def __getattr__(self, name):
        values = self._storage.get(get_ident(), {})
        if name not in values:
            raise AttributeError(name)
        return values[name]

    def __setattr__(self, name, value):
        self._storage.setdefault(get_ident(), {})[name] = value

    def __delattr__(self, name):
        values = self._storage.get(get_ident(), {})
        if name not in values:
            raise AttributeError(name)
        del values[name]

    def __iter__(self):
        """All attributes of the calling thread."""
        return iter(self._storage.get(get_ident(), {}).items())

    def __call__(self, name, *, unbound_message=None):
        """A proxy for an attribute."""
        return LocalProxy(self, name, unbound_message=unbound_message)

    def __release_local__(self):
        self._storage.pop(get_ident(), None)


class LocalStack:
    """A stack that every thread has for itself: a list kept in a `Local`."""

    def __init__(self):
        self._local = Local()

    def push(self, obj):
        """Puts something on the calling thread's stack, which it answers."""
        stack = getattr(self._local, "stack", None)
        if stack is None:
            self._local.stack = stack = []
        stack.append(obj)
        return stack

    def pop(self):
        """Takes the topmost thing off; None if there is none."""
        stack = getattr(self._local, "stack", None)
        if not stack:
            return None
        top = stack.pop()
        if not stack:
            release_local(self._local)
        return top

    @property
    def top(self):
        """The topmost thing, or None."""
        stack = getattr(self._local, "stack", None)
        return stack[-1] if stack else None

    def __call__(self, name=None, *, unbound_message=None):
        """A proxy for the topmost thing, or for an attribute of it."""
        return LocalProxy(self, name, unbound_message=unbound_message)

    def __release_local__(self):
        release_local(self._local)


def release_local(local):
    """Forgets what the calling thread has in a `Local` or a `LocalStack`."""
    local.__release_local__()


class LocalManager:
    """Several locals that are released together, at the end of a request."""

    def __init__(self, locals=None):
        if locals is None:
            locals = []
        self.locals = [locals] if isinstance(locals, (Local, LocalStack)) else list(locals)

    def cleanup(self):
        """Forgets what the calling thread has in all of them."""
        for local in self.locals:
            release_local(local)


class LocalProxy:
    """Stands for another object, which is looked up anew each time the proxy is used."""

    def __init__(self, local, name=None, *, unbound_message=None):
        if unbound_message is None:
            unbound_message = "object is not bound"

        def look_up():
            if isinstance(local, Local):
                if name is None:
                    raise TypeError("'name' is required when proxying a 'Local' object.")
                try:
                    return getattr(local, name)
                except AttributeError:
                    raise RuntimeError(unbound_message) from None
            if isinstance(local, LocalStack):
                found = local.top
                if found is None:
                    raise RuntimeError(unbound_message)
            elif callable(local):
                found = local()
            else:
                raise TypeError(f"Don't know how to proxy '{type(local)}'.")
            return found if name is None else getattr(found, name)

        object.__setattr__(self, "_get_current_object", look_up)

    def __getattr__(self, name):
        return getattr(self._get_current_object(), name)

    def __setattr__(self, name, value):
        setattr(self._get_current_object(), name, value)

    def __delattr__(self, name):
        delattr(self._get_current_object(), name)

    def __repr__(self):
        try:
            found = self._get_current_object()
        except RuntimeError:
            return f"<{type(self).__name__} unbound>"
        return repr(found)

    def __bool__(self):
        try:
            return bool(self._get_current_object())
        except RuntimeError:
            return False

    def __str__(self):
        return str(self._get_current_object())

    def __call__(self, *args, **kwargs):
        return self._get_current_object()(*args, **kwargs)

    def __eq__(self, other):
        return self._get_current_object() == other

    def __ne__(self, other):
        return self._get_current_object() != other

    def __lt__(self, other):
        return self._get_current_object() < other

    def __gt__(self, other):
        return self._get_current_object() > other

    def __hash__(self):
        return hash(self._get_current_object())

    def __len__(self):
        return len(self._get_current_object())

    def __iter__(self):
        return iter(self._get_current_object())

    def keys(self):
        """Stands here so that `dict(session)` sees that there are pairs."""
        return self._get_current_object().keys()

    def __contains__(self, item):
        return item in self._get_current_object()

    def __getitem__(self, key):
        return self._get_current_object()[key]

    def __setitem__(self, key, value):
        self._get_current_object()[key] = value

    def __delitem__(self, key):
        del self._get_current_object()[key]

    def __add__(self, other):
        return self._get_current_object() + other

    def __sub__(self, other):
        return self._get_current_object() - other

    def __enter__(self):
        return self._get_current_object().__enter__()

    def __exit__(self, *exception):
        return self._get_current_object().__exit__(*exception)
