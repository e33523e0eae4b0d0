for text in ["12", "1.5", "abc", ""]:
    try:
        print(int(text))
    except ValueError as error:
        print(error)
for divide in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0):
    try:
        divide()
    except ZeroDivisionError as error:
        print(error)
