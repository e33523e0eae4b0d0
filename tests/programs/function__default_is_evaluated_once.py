def append(item, items=[]):
    items.append(item)
    return items


print(append(1))
print(append(2))
print(append(3, []))
print(append(4))
