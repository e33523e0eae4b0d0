def withdraw(balance, amount):
    assert amount > 0, "amount must be positive"
    return balance - amount


print(withdraw(5, 1))
try:
    withdraw(5, -1)
except AssertionError as error:
    print("refused:", error)
try:
    assert not [1]
except AssertionError as error:
    print("refused:", repr(error))
