import threading


def multiply_row(a, b, result, row):
    for col in range(len(b[0])):
        result[row][col] = sum(a[row][k] * b[k][col] for k in range(len(b)))


a = [[1, 2, 3], [4, 5, 6]]
b = [[7, 8], [9, 10], [11, 12]]
result = [[0] * len(b[0]) for _ in a]
threads = [threading.Thread(target=multiply_row, args=(a, b, result, r)) for r in range(len(a))]
for t in threads:
    t.start()
for t in threads:
    t.join()
for row in result:
    print(" ".join(f"{value:4d}" for value in row))
print(list(zip(*result)))
