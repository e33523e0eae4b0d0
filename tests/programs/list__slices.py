numbers = list(range(10))
print(numbers[2:5], numbers[-3:], numbers[::3], numbers[::-1], numbers[8:2:-2])
numbers[2:5] = ["x"]
print(numbers)
numbers[:2] = []
print(numbers)
del numbers[1:3]
print(numbers, numbers[100:])
