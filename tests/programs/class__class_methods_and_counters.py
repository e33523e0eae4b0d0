class Ticket:
    count = 0
    registry = {}

    def __init__(self, title):
        type(self).count += 1
        self.number = self.count
        self.title = title
        self.registry[self.number] = self

    @classmethod
    def from_text(cls, text):
        _, _, title = text.partition(":")
        return cls(title.strip())

    @classmethod
    def reset(cls):
        cls.count = 0
        cls.registry.clear()

    @staticmethod
    def is_valid(text):
        return ":" in text

    def __repr__(self):
        return f"<{self.__class__.__name__} #{self.number} {self.title}>"


class Urgent(Ticket):
    pass


Ticket("one")
Ticket.from_text("bug: it crashes")
u = Urgent.from_text("now: fire")
print(Ticket.registry, Ticket.count, Urgent.count, u.count)
print(Ticket.is_valid("x"), u.is_valid("a:b"))
Urgent.reset()
print(Ticket.registry, Ticket.count, Urgent.count)
