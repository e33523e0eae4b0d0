class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def speak(self):
        return super().speak() + "!" * (1 + len(self.tricks))


class Puppy(Dog):
    sound = "yip"


for animal in [Animal("It"), Dog("Rex", ["sit", "roll"]), Puppy("Bit")]:
    print(animal.speak(), type(animal).__name__, isinstance(animal, Dog))
