class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, missing):
        super().__init__(f"{missing} missing")
        self.missing = missing


def withdraw(balance, amount):
    if amount > balance:
        raise Overdrawn(amount - balance)
    return balance - amount


try:
    print(withdraw(10, 4))
    print(withdraw(10, 14))
except BankError as error:
    print(repr(error), error.missing, error.args, isinstance(error, Overdrawn))
