import threading

WIDTH, HEIGHT, LIMIT = 48, 14, 25
rows = [""] * HEIGHT


def row(y):
    line = ""
    for x in range(WIDTH):
        cr, ci = 3.0 * x / WIDTH - 2.1, 2.2 * y / (HEIGHT - 1) - 1.1
        zr = zi = 0.0
        for n in range(LIMIT):
            zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
            if zr * zr + zi * zi > 4:
                break
        else:
            n = LIMIT
        line += " .:-=+*#%@"[min(9, n * 10 // LIMIT)]
    rows[y] = line.rstrip()


threads = [threading.Thread(target=row, args=(y,)) for y in range(HEIGHT)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("\n".join(rows))
