data = [5, 12, 7, 20]
if (n := len(data)) > 3:
    print(f"{n} is many")
print([half for x in data if (half := x / 2) > 3])
it = iter("abc")
while (ch := next(it, None)) is not None:
    print(ch, end=" ")
print()
print("big" if max(data) > 15 else "small", 1 < 2 < 3, 1 < 3 > 2, 5 if [] else 6, not 1 == 2)
print(None or "default", 0 or [] or "last", 1 and 2, [] and 1, "" or None, 3 and 0 and 5)
print(any((found := x) > 10 for x in data), found)
print(1 == 1.0, 3 not in data, bool("False"), [] == False, 0 == False, isinstance(True, int))
age = 20
status = "child" if age < 13 else "teen" if age < 18 else "adult"
print(status)
