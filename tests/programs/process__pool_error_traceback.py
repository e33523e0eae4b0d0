from multiprocessing import Pool


def invert(n):
    return 1 / n


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(invert, [1, 2]))
        print(pool.map(invert, [4, 0]))
