for n in range(2, 20):
    for divisor in range(2, n):
        if n % divisor == 0:
            break
    else:
        print(n, end=" ")
print()

count = 0
while True:
    count += 1
    if count % 2:
        continue
    if count > 6:
        break
    print(count, end=",")
else:
    print("never")
print(" end", count)

while count > 0:
    count -= 3
else:
    print("else", count)
