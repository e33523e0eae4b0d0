late = []
early = []
for i in range(3):
    late.append(lambda: i)
    early.append(lambda i=i: i)
print([f() for f in late], [f() for f in early])


def outer():
    functions = []
    for name in ("a", "b"):

        def say():
            return name

        functions.append(say)
    return [f() for f in functions]


print(outer())
