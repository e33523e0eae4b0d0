"""Who runs the program, and a password from standard input."""


class GetPassWarning(UserWarning):
    """The password may be seen while it is typed."""


def getpass(prompt="Password: ", stream=None):
    return input(prompt)


def getuser():
    import os

    return os.environ.get("LOGNAME") or os.environ.get("USER") or "root"
