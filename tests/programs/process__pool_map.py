from multiprocessing import Pool, cpu_count


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))


def power(base, exponent):
    return base ** exponent


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(is_prime, range(12)))
        print(pool.starmap(power, [(2, 10), (3, 3)]))
        print(pool.apply(power, (5, 2)), pool.apply_async(power, (7, 2)).get())
    print(cpu_count() >= 1)
