"""Objects that say which integer they are."""


class Place:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


print(hex(Place(255)), bin(Place(5)), oct(Place(8)))
print(list(range(Place(3))), list(range(Place(1), Place(9), 4)))
for question in (lambda: hex("a"), lambda: range("a"), lambda: range(1.5), lambda: bin(None)):
    try:
        print(question())
    except TypeError as error:
        print(error)
