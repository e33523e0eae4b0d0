class Named:
    def __init__(self, name, **rest):
        super().__init__(**rest)
        self.name = name


class Priced:
    def __init__(self, price, **rest):
        super().__init__(**rest)
        self.price = price

    def __str__(self):
        return f"{self.name}: {self.price:.2f}"


class JsonMixin:
    def as_dict(self):
        return {k: v for k, v in self.__dict__.items() if not k.startswith("_")}


class Product(JsonMixin, Named, Priced):
    def __init__(self, **kw):
        super().__init__(**kw)
        self._secret = 1


p = Product(name="tea", price=3.5)
print(p, p.as_dict())
try:
    Product(name="tea", price=1, colour="green")
except TypeError as e:
    print("TypeError")
