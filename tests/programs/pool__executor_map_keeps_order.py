from concurrent.futures import ThreadPoolExecutor
import time


def slow_square(n):
    time.sleep(0.01 * (5 - n))
    return n * n


with ThreadPoolExecutor(max_workers=5) as executor:
    for n, square in zip(range(5), executor.map(slow_square, range(5))):
        print(f"{n} squared is {square}")

with ThreadPoolExecutor(max_workers=2) as executor:
    print(list(executor.map(pow, [2, 3, 4], [5, 2, 3])))
    print(max(executor.map(len, ["thread", "pool", "executor"])))
