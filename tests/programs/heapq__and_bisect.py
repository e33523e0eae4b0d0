"""Heaps and sorted lists: what schedulers and leader boards are made of."""

import bisect
import heapq

numbers = [9, 4, 7, 1, 8, 2, 6, 3, 5, 0]
heap = []
for number in numbers:
    heapq.heappush(heap, number)
print(heap[0], [heapq.heappop(heap) for _ in range(len(heap))])

heapq.heapify(numbers)
print(all(numbers[(k - 1) // 2] <= numbers[k] for k in range(1, len(numbers))))
print(heapq.heappushpop(numbers, -1), heapq.heappushpop(numbers, 5), heapq.heapreplace(numbers, 100))
print(sorted(numbers))
print(heapq.nlargest(3, numbers), heapq.nsmallest(3, numbers), heapq.nlargest(0, numbers))
words = ["pear", "fig", "banana", "kiwi"]
print(heapq.nsmallest(2, words, key=len), heapq.nlargest(2, words, key=len))
print(list(heapq.merge([1, 4, 7], [2, 5, 8], [0, 9], [])))
print(list(heapq.merge(["aaa", "b"], ["cc"], key=len, reverse=True)))

tasks = []
for order, (priority, name) in enumerate([(2, "write"), (1, "plan"), (2, "test")]):
    heapq.heappush(tasks, (priority, order, name))
while tasks:
    print(heapq.heappop(tasks))

for action in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush([1], "a")):
    try:
        action()
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)

grades = [60, 70, 80, 90]
print(["FDCBA"[bisect.bisect(grades, score)] for score in (59, 60, 75, 89, 90, 100)])
row = [1, 3, 3, 3, 7]
print(bisect.bisect_left(row, 3), bisect.bisect_right(row, 3), bisect.bisect(row, 0), bisect.bisect(row, 9))
print(bisect.bisect_left(row, 3, 2), bisect.bisect_right(row, 3, 0, 2))
bisect.insort(row, 4)
bisect.insort_left(row, 3)
print(row)
people = [("Ann", 20), ("Bob", 30)]
bisect.insort(people, ("Cy", 25), key=lambda person: person[1])
print(people, bisect.bisect(people, 25, key=lambda person: person[1]))
try:
    bisect.bisect([1], 1, -1)
except ValueError as error:
    print(error)
