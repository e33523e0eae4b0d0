from threading import Thread


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    @classmethod
    def identity(cls, n):
        return cls([int(i == j) for j in range(n)] for i in range(n))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        out = [[None] * other.shape[1] for _ in self.rows]

        def cell(i, j):
            out[i][j] = sum(x * row[j] for x, row in zip(self.rows[i], other.rows))

        threads = [Thread(target=cell, args=(i, j)) for i in range(len(out)) for j in range(len(out[0]))]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        return Matrix(out)

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __getitem__(self, at):
        i, j = at
        return self.rows[i][j]


m = Matrix([(1, 2), (3, 4)])
print(m @ m, (m @ m)[1, 0])
print(m @ Matrix.identity(2) == m)
try:
    m @ Matrix([[1, 2, 3]])
except ValueError as e:
    print(e)
