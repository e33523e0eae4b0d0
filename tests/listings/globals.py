counter = 0


def raise_it():
    global counter
    counter += 1


def lower_it(by=1, *, floor=0):
    global counter
    if counter - by >= floor:
        counter = counter - by
