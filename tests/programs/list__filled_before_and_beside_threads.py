# A list that the main thread fills by itself, and then together with others: no item is lost, also of
# those that are written at the moment when a second thread begins.
import threading

ROUNDS = 30
EACH = 400


def fill(items, marks, number):
    for place in range(EACH):
        items.append(number)
        marks[number * EACH + place] = number + 1


for _ in range(ROUNDS):
    items = []
    marks = [0] * (4 * EACH)
    for place in range(EACH):
        items.append(-1)
    others = [threading.Thread(target=fill, args=(items, marks, number)) for number in (1, 2, 3)]
    for other in others:
        items.append(-1)
        other.start()
        items.append(-1)
    fill(items, marks, 0)
    for other in others:
        other.join()
    counts = [items.count(number) for number in (-1, 0, 1, 2, 3)]
    if counts != [EACH + 6, EACH, EACH, EACH, EACH]:
        print("lost items:", counts)
    if sorted(marks) != sorted([1, 2, 3, 4] * EACH):
        print("lost marks")
print("done")
