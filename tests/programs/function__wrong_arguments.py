def greet(name, greeting="Hello"):
    return f"{greeting}, {name}"


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


attempt(lambda: greet())
attempt(lambda: greet("Ann", "Hi", "again"))
attempt(lambda: greet("Ann", tone="loud"))
attempt(lambda: greet("Ann", name="Bob"))
attempt(lambda: greet("Ann", greeting="Hi"))
