import concurrent.futures


def fetch(city):
    temperatures = {"Oslo": 4, "Cairo": 31, "Lima": 19}
    return city, temperatures[city]


with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(fetch, city) for city in ("Oslo", "Cairo", "Lima", "Atlantis")]

for future in futures:
    if future.exception():
        print("failed:", repr(future.exception()))
    else:
        city, degrees = future.result()
        print(f"{city}: {degrees}°")
print(all(f.done() for f in futures), any(f.cancelled() for f in futures))
