from operator import itemgetter, attrgetter, methodcaller
from functools import cmp_to_key
from collections import namedtuple

Student = namedtuple("Student", "name grade age")
students = [Student("john", "A", 15), Student("jane", "B", 12), Student("dave", "B", 10), Student("zoe", "A", 9)]
print([s.name for s in sorted(students, key=attrgetter("grade", "age"))])
print([s[0] for s in sorted(students, key=itemgetter(2), reverse=True)])
print(sorted(students, key=lambda s: s.grade)[0], students[1]._replace(age=13)._asdict())
print(sorted("banana Apple cherry".split(), key=methodcaller("lower")))


def by_length_then_reverse(a, b):
    return len(a) - len(b) or (a < b) - (a > b)


print(sorted(["bb", "a", "cc", "b", "ddd"], key=cmp_to_key(by_length_then_reverse)))
data = [(1, "b"), (0, "a"), (1, "a"), (0, "b")]
data.sort(key=lambda t: t[0])
print(data, sorted(data, key=lambda t: t[1], reverse=True))
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), sorted([True, 0, 2.5, -1]))
try:
    sorted([1, "a", None])
except TypeError as e:
    print(e)
