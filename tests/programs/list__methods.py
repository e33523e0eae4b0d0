queue = [3, 1, 2]
queue.append(5)
queue.extend([4, 4])
queue.insert(0, 9)
print(queue, queue.pop(), queue.pop(0), queue)
queue.sort()
print(queue, queue.index(4), queue.count(4), 5 in queue)
queue.remove(4)
queue.reverse()
print(queue, len(queue), queue + [0], [0] * 3)
copy = queue[:]
alias = queue
alias.clear()
print(queue, copy, copy == [5, 3, 2, 1], alias is queue)
del copy[1]
copy[0] = "first"
print(copy)
a, *middle, b = [1, 2, 3, 4]
print(a, middle, b)
