for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(f"{n}={d}*{n // d}", end=" ")
            break
    else:
        print(f"{n} prime", end=" ")
print()

i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
else:
    print("never")
print(i)

while i:
    i -= 1
else:
    print("while ended, i is", i)

for i, (a, b) in enumerate(zip([1, 2, 3], "xyz")):
    try:
        if b == "y":
            continue
        print(i, a, b)
    finally:
        print("finally", i)

total = 0
for x in range(10, 0, -3):
    total += x
print(total, x, list(range(5))[::-1], [*range(0, 10, 4)], range(3), len(range(0, 100, 7)), 9 in range(0, 10, 3), range(5)[-1], range(10)[2:5])


def search(grid, wanted):
    for y, row in enumerate(grid):
        for x, value in enumerate(row):
            if value == wanted:
                return x, y


print(search([[1, 2], [3, 4]], 3), search([[1]], 9))
