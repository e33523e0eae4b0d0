def countdown(n):
    while n:
        yield n
        n -= 1
    return "done"


def chained():
    yield from countdown(2)
    yield "lift-off"


print(list(countdown(4)), list(chained()))
numbers = countdown(2)
print(next(numbers), next(numbers), next(numbers, "empty"))
lazy = (n * n for n in range(1000000))
print(next(lazy), next(lazy), next(lazy))


def tidy():
    try:
        yield 1
        yield 2
    finally:
        print("tidied")


for value in tidy():
    print(value)
