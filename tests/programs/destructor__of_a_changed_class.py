"""An object that gets its `__del__` with another class."""


class Plain:
    pass


class Leaves:
    def __del__(self):
        print("gone")


plain = Plain()
plain.__class__ = Leaves
del plain
print("end")
