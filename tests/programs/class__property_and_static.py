class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def diameter(self):
        return 2 * self.radius

    @staticmethod
    def unit():
        return Circle(1)

    @classmethod
    def of_diameter(cls, diameter):
        return cls(diameter / 2)


print(Circle(3).diameter, Circle.unit().radius, Circle.of_diameter(5).radius)
