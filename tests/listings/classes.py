class Account:
    """Money."""

    owners = 0

    def __init__(self, owner, **more):
        super().__init__(**more)
        self.__owner = owner

    @property
    def owner(self):
        return self.__owner


class Savings(Account, metaclass=type):
    pass
