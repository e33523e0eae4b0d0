from concurrent.futures import ThreadPoolExecutor


def parse(text):
    return int(text)


with ThreadPoolExecutor(max_workers=2) as ex:
    results = ex.map(parse, ["1", "2", "three", "4"])
    try:
        for value in results:
            print(value)
    except ValueError as error:
        print("stopped:", error)
print("still alive")
