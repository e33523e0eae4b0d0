"""What `dir` shows of plain objects, and what `object` gives every class to come back to."""

import copy
import pickle

print(dir(7))
print(dir("text"))
print(dir(object()))
print(dir(True) == dir(7), len(dir(int)) == len(dir(7)))


class Tool:
    """An ordinary class with one attribute of its instances."""

    def __init__(self):
        self.size = 3

    def __dir__(self):
        return [*super().__dir__(), "handle"]


print(dir(Tool()))
print(dir(Tool))
print(Tool().__getstate__(), object().__getstate__())


class Failure(Exception):
    """An exception with more than its text, which says how it is made again."""

    def __init__(self, text, place):
        super().__init__(text)
        self.place = place

    def __reduce__(self):
        return (Failure, (self.args[0], self.place))


again = pickle.loads(pickle.dumps(Failure("late", 4)))
print(repr(again), again.place)


class Counted:
    """Goes back to what every object does."""

    def __init__(self):
        self.value = 5

    def __reduce_ex__(self, protocol):
        print("taken apart")
        return super().__reduce_ex__(protocol)

    def __getstate__(self):
        return {"value": self.value + 1}


print(pickle.loads(pickle.dumps(Counted())).value)
print(copy.copy(Tool()).size)
print((5).__getnewargs__(), (5).__rdivmod__(17), (2).__rlshift__(1), (1).__rrshift__(8), "a".__rmod__("%s!"))
print(Tool.__subclasshook__(int), (7).__sizeof__() > 0, Tool().__reduce_ex__(2)[1])
