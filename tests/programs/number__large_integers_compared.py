# Integers that no float can tell apart are still different.
n, m = 10**54 + 1, 10**54
print(n == m, n != m, n < m, n > m, n == n, sorted([n, m]) == [m, n], {n: "n"}.get(m), n in [m])
print(2**60 == float(2**60), 2**60 + 1 == float(2**60), 2**60 + 1 > float(2**60), 2**53 + 1 == 2.0**53)
print(10**400 > 1e308, -(10**400) < -1e308, 10**400 > float("inf"), -(10**400) > float("-inf"), 10**30 == float("nan"))
print(10**17 < 1e17 + 32, 0.5 < 10**20, max(10**20, 1e20 + 2**15), 10**20 == 1e20, 2**70 >= 2.0**70, -(2**70) <= -(2.0**70))
