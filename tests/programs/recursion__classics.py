def hanoi(n, source="A", target="C", spare="B"):
    if n == 0:
        return []
    return hanoi(n - 1, source, spare, target) + [(source, target)] + hanoi(n - 1, spare, target, source)


def permutations(s):
    if len(s) <= 1:
        return [s]
    return [c + rest for i, c in enumerate(s) for rest in permutations(s[:i] + s[i + 1:])]


def power_set(items):
    return [[]] if not items else [x for s in power_set(items[1:]) for x in (s, [items[0]] + s)]


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def queens(n, placed=()):
    row = len(placed)
    if row == n:
        return 1
    return sum(queens(n, placed + (c,)) for c in range(n)
               if all(c != pc and abs(c - pc) != row - pr for pr, pc in enumerate(placed)))


print(len(hanoi(5)), hanoi(2))
print(permutations("abc"))
print(sorted(power_set([1, 2, 3])))
print(ackermann(2, 3), queens(5), queens(6))
gcd = lambda a, b: a if b == 0 else gcd(b, a % b)
print(gcd(1071, 462), (lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 10))
