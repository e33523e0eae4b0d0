counter = 0
history = []


def raise_counter():
    global counter
    counter += 1
    history.append(counter)


def shadow():
    counter = 99
    return counter


for _ in range(3):
    raise_counter()
print(counter, history, shadow(), counter)
