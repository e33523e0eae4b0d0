words = "the quick brown fox jumps over the lazy dog".split()
print([w[0].upper() + w[1:] for w in words if len(w) > 3])
print({len(w): w for w in words})
print(sorted({w[-1] for w in words}))
matrix = [[i * 3 + j for j in range(3)] for i in range(3)]
print(matrix, [x for row in matrix for x in row if x % 2])
print([[row[i] for row in matrix] for i in range(3)])
print({k: [w for w in words if len(w) == k] for k in range(3, 6)})
print([(x, y) for x in range(3) for y in range(x)])
print([n if n % 2 else -n for n in range(6)])
print(sum(len(w) for w in words), any(w == "fox" for w in words), all(w.islower() for w in words))
print([y := 1, y + 1, y ** 2], [last := n for n in range(3)], last)
x = "outer"
print([x for x in range(2)], x)
