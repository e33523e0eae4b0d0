names = ["Ann", "Bob", "Cy"]
scores = (3, 1, 2)
for place, name in enumerate(names, start=1):
    print(place, name)
for name, score in zip(names, scores):
    print(name, "*" * score)
print(list(range(10, 0, -3)), list(range(3)), list(range(5, 5)))
for i, (name, score) in enumerate(zip(names, scores)):
    print(i, name, score)
