class Step:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return self.swallow


with Step("a") as step, Step("b"):
    print("inside", step.name)

with Step("swallows", swallow=True):
    raise ValueError("gone")

try:
    with Step("passes on"):
        raise KeyError("kept")
except KeyError as error:
    print("caught", error)


def leave_early():
    with Step("return"):
        return "returned"


print(leave_early())
