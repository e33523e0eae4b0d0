from concurrent.futures import ThreadPoolExecutor, as_completed
from time import sleep

delays = {"slow": 0.25, "quick": 0.0, "medium": 0.12}


def visit(name):
    sleep(delays[name])
    if name == "medium":
        raise ConnectionError(f"{name} refused")
    return len(name)


with ThreadPoolExecutor(max_workers=3) as executor:
    future_to_name = {executor.submit(visit, name): name for name in delays}
    for future in as_completed(future_to_name):
        name = future_to_name[future]
        try:
            size = future.result()
        except Exception as exc:
            print("%r generated an exception: %s" % (name, exc))
        else:
            print("%r has %d letters" % (name, size))
