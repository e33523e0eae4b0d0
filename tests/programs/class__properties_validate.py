class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("reset")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32


t = Temperature(25)
print(t.celsius, t.fahrenheit)
t.celsius += 75
print(t.fahrenheit)
for action in (lambda: Temperature(-300), lambda: setattr(t, "fahrenheit", 1)):
    try:
        action()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del t.celsius
print(t.celsius)
