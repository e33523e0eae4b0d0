"""Objects that say themselves what they equal: in lists, tuples and dicts, and with `in`."""


class Ticket:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        if not isinstance(other, Ticket):
            return NotImplemented
        return self.number == other.number


class Plain:
    pass


print(Ticket(1) == Ticket(1), Ticket(1) != Ticket(1), Ticket(1) == Ticket(2), Ticket(1) == 1)
print(Ticket(3) in [Ticket(1), Ticket(3)], Ticket(4) in [Ticket(1)], Ticket(4) not in (Ticket(4),))
print([Ticket(1), 2] == [Ticket(1), 2], [Ticket(1)] != [Ticket(2)], (Ticket(1), Ticket(2)) == (Ticket(1), Ticket(2)))
print({"a": Ticket(1)} == {"a": Ticket(1)}, {"a": Ticket(1)} == {"a": Ticket(2)})
plain = Plain()
print(plain == plain, plain == Plain(), plain in [Plain(), plain], [plain] == [plain], [plain] == [Plain()])
try:
    {Ticket(1): "one"}
except Exception:
    print("a ticket is no key")
