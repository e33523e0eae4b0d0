from concurrent.futures import ProcessPoolExecutor


def cube(n):
    if n < 0:
        raise ValueError("negative")
    return n ** 3


def main():
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(list(executor.map(cube, range(5))))
        future = executor.submit(cube, -1)
        try:
            future.result()
        except ValueError as e:
            print("ValueError:", e)


if __name__ == "__main__":
    main()
