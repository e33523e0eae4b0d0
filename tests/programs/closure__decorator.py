calls = []


def logged(function):
    def wrapper(*args, **kwargs):
        calls.append(function.__name__)
        return function(*args, **kwargs)

    return wrapper


@logged
def add(a, b):
    return a + b


@logged
def twice(x):
    return add(x, x)


print(twice(4))
print(calls)
