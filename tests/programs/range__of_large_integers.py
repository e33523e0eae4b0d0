"""Ranges whose bounds, or whose numbers, need more than the 48 bits that fast integers have."""

BIG = 1 << 60

for number in range(BIG, BIG + 3):
    print(number - BIG, number % 7)
for number in range((1 << 47) - 2, (1 << 47) + 2):
    print(number)
print([number for number in range(-(1 << 47) + 1, -(1 << 47) - 3, -2)])

numbers = range(1, 1 << 62)
print(len(numbers), numbers[-1], numbers[1 << 61], (1 << 61) in numbers, (1 << 62) in numbers)
print(next(iter(numbers)), numbers, numbers[3:10:2], numbers.index(1 << 50), numbers.count(BIG))
print(list(reversed(range(BIG, BIG + 2))), sum(range(BIG, BIG + 3)), max(range(BIG, BIG + 3)) - BIG)


def smallest_divisor(number):
    for divisor in range(2, number):
        if number % divisor == 0:
            return divisor


print(smallest_divisor(1_099_726_899_285_419 * 3), smallest_divisor(1009 * (1 << 45) + 1009))
