def make_counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def current():
        return count

    return increment, current


increment, current = make_counter(10)
other, _ = make_counter()
increment()
increment(5)
other()
print(current(), other())
