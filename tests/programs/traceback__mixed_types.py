def label(name, count):
    prefix = name + " x"
    return prefix + count


print(label("soup", "2"))
print(label("soup", 2))
