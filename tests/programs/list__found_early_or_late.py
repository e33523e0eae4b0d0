"""Looking for something in lists, views and texts: early, late, nowhere, and where equality is the program's own."""


class Odd:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return isinstance(other, Odd) and self.number == other.number or other == -self.number

    def __hash__(self):
        return hash(self.number)


numbers = list(range(1000))
numbers[3] = Odd(7)
numbers[500] = Odd(8)
for wanted in (0, 63, 64, 999, 1000, "x", -7, -8, Odd(7), Odd(8), Odd(9), None):
    places = []
    try:
        places.append(numbers.index(wanted))
    except ValueError:
        places.append(None)
    print(wanted in numbers, wanted in tuple(numbers), numbers.count(wanted), *places)
print(numbers.index(64, 10), numbers.index(64, 64, 65), numbers[0:3], numbers[-2:], numbers[5:2], numbers[::400], numbers[998:5000:1])

table = {number: str(number) for number in range(300)}
table[Odd(7)] = Odd(1)
print(5 in table.keys(), 500 in table.keys(), Odd(7) in table.keys(), "5" in table.values(), "x" in table.values())
print((5, "5") in table.items(), (5, "6") in table.items(), (5,) in table.items(), [5, "5"] in table.items(), (Odd(7), Odd(1)) in table.items(), 5 in table.items())
for view in (table.keys(), table.items()):
    for wanted in ([1], ([1], 2)):
        try:
            print(wanted in view)
        except TypeError as error:
            print(error)
print([1, 2] == [1, 2, 3], [1, 2] == [1, 2], [] != [1], [[1], [2]] == [[1], [2, 3]], [Odd(1)] == [Odd(1)], [Odd(1)] == [])

text = "größe und maß — 😀 " * 3
print(text[-1:], text[-3], text[-2], text[0], text[2], text[len(text) - 5 :], text[::-1], text[3:20:4], text[40:20:-3], len(text))
print([text[place] for place in (-50, -20, 10, 30, 50)], text[100:], text[-100:5], text.find("😀", 30), text[len(text) // 2])
for place in (len(text), -len(text) - 1):
    try:
        text[place]
    except IndexError as error:
        print(error)
