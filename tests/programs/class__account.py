class Account:
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.opened += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


ann = Account("Ann")
bob = Account("Bob", 50)
ann.deposit(20).deposit(5)
print(ann, [ann, bob], Account.opened, ann.opened)
print(isinstance(ann, Account), isinstance(3, Account))
