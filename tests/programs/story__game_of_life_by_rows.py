import threading

GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
SIZE = 6


def neighbours(cells, x, y):
    return sum((x + dx, y + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)


def next_row(cells, y, out, lock):
    alive = set()
    for x in range(SIZE):
        n = neighbours(cells, x, y)
        if n == 3 or (n == 2 and (x, y) in cells):
            alive.add((x, y))
    with lock:
        out |= alive


def step(cells):
    out, lock = set(), threading.Lock()
    rows = [threading.Thread(target=next_row, args=(cells, y, out, lock)) for y in range(SIZE)]
    for r in rows:
        r.start()
    for r in rows:
        r.join()
    return out


def show(cells):
    for y in range(SIZE):
        print("".join("#" if (x, y) in cells else "." for x in range(SIZE)))
    print()


cells = GLIDER
show(cells)
for _ in range(4):
    cells = step(cells)
show(cells)
print(cells == {(x + 1, y + 1) for x, y in GLIDER})
