import functools


def tag(name, **attributes):
    attrs = "".join(f' {k}="{v}"' for k, v in attributes.items())

    def decorate(func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            return f"<{name}{attrs}>{func(*args, **kwargs)}</{name}>"
        return inner
    return decorate


@tag("p", id="intro")
@tag("b")
def greet(name):
    "Says hello."
    return f"Hello {name}"


print(greet("Ada"))
print(greet.__name__, greet.__doc__, greet.__wrapped__.__wrapped__("raw"))


class register:
    handlers = {}

    def __init__(self, command):
        self.command = command

    def __call__(self, func):
        self.handlers[self.command] = func
        return func


@register("add")
def add(a, b):
    return a + b


@register("neg")
def negate(a):
    return -a


for line in ("add 2 3", "neg 7", "mul 1 2"):
    command, *args = line.split()
    handler = register.handlers.get(command)
    print(line, "=>", handler(*map(int, args)) if handler else "unknown command")
