import copy


class Node:
    def __init__(self, value, links=()):
        self.value = value
        self.links = list(links)

    def __repr__(self):
        return f"N{self.value}"


a = [[1, 2], {"k": [3]}, (4, [5])]
shallow, deep = copy.copy(a), copy.deepcopy(a)
a[0].append(99)
a[1]["k"].append(98)
print(a, shallow, deep, sep="\n")
print(shallow[0] is a[0], deep[0] is a[0], deep[2] == a[2])
n = Node(1)
n.links.append(n)
m = copy.deepcopy(n)
print(m.links[0] is m, m is n, copy.copy(n).links is n.links)


class Custom:
    def __init__(self, x):
        self.x = x

    def __copy__(self):
        return Custom(self.x + 1)

    def __deepcopy__(self, memo):
        return Custom(self.x + 100)


print(copy.copy(Custom(1)).x, copy.deepcopy([Custom(1)])[0].x)
