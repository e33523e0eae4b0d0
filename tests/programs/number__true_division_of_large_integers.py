# A quotient of integers is rounded once, however large they are.
print(10**25 / 10**24, 2**2000 / 2**1999, 1 / 3, -(10**30) / 7, 7 / -(10**30), 0 / 10**40)
print((10**23 + 1) / 10**23, 5404319552844595 / 27021597764222976, 3602879701896397 / 18014398509481984)
for top, bottom in ((10**400, 3), (10**30, 0), (1, 10**400)):
    try:
        print(top / bottom)
    except (OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
