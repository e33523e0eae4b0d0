def countdown(n):
    if n == 0:
        raise ValueError("lift-off")
    countdown(n - 1)


countdown(6)
