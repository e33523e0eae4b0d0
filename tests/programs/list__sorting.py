people = [("Cy", 30), ("Ann", 25), ("Bob", 30), ("Dee", 25)]
print(sorted(people))
print(sorted(people, key=lambda person: person[1]))
print(sorted(people, key=lambda person: (-person[1], person[0])))
print(sorted("banana", reverse=True), sorted(["b", "A", "c"], key=str.lower))
people.sort(key=lambda person: person[0], reverse=True)
print(people, list(reversed([1, 2, 3])))
print(min(people, key=lambda person: person[1]), max(people, key=lambda person: len(person[0])))
