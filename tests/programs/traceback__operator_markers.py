def average(numbers):
    total = sum(numbers)
    return 100 + total / len(numbers) - 1


print(average([1, 2, 3]))
print("average:", average([]))
