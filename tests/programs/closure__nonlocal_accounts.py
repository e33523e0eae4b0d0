def make_account(owner, balance=0):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("+", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"{owner} has only {balance}")
        balance -= amount
        history.append(("-", amount))
        return balance

    return deposit, withdraw, lambda: (owner, balance, history[:])


dep, wd, show = make_account("ann", 10)
dep(5), wd(12)
print(show())
try:
    wd(100)
except ValueError as e:
    print(e)
other = make_account("bob")
other[0](1)
print(other[2](), show()[1])
