class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __len__(self):
        return len(str(self.cents))

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02d}"


a, b = Money(250), Money(105)
print(a + b, a == Money(250), a != b, a < b, len(b), bool(Money(0)))
print(*sorted([a, b, Money(7)]), "zero" if not Money(0) else "some")
