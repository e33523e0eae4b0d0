def total(first, *rest, **named):
    print(first, rest, sorted(named.items()))
    return first + sum(rest) + sum(named.values())


print(total(1))
print(total(1, 2, 3))
print(total(1, *range(2, 4), bonus=10, extra=20))
