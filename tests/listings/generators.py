def numbers(start):
    def step():
        nonlocal start
        start += 1
        return start

    received = yield step()
    yield from (n * received for n in range(start) if n % 2)
    return [{n: m for m in range(n)} for n in range(3)], {*range(2)}
