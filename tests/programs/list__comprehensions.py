squares = [n * n for n in range(6)]
pairs = [(a, b) for a in "ab" for b in (1, 2) if (a, b) != ("b", 1)]
table = [[row * column for column in range(1, 4)] for row in range(1, 4)]
lengths = {word: len(word) for word in ["one", "three"]}
print(squares, pairs, table, lengths)
print(sorted({n % 3 for n in range(10)}), sum(n for n in range(5)), any(n > 4 for n in squares))
n = "outside"
print([n for n in range(2)], n)
