from concurrent.futures import ProcessPoolExecutor


def invert(n):
    return 1 / n


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        print(executor.submit(invert, 4).result())
        print(executor.submit(invert, 0).result())
