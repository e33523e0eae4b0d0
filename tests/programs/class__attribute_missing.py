class Box:
    pass


box = Box()
box.content = 3
print(box.content)
try:
    print(box.lid)
except AttributeError as error:
    print(error)
del box.content
print(hasattr(box, "content"), getattr(box, "content", "gone"))
