def attempt(action):
    try:
        result = action()
    except (ValueError, KeyError) as error:
        print("handled", type(error).__name__, error)
    except ArithmeticError:
        print("arithmetic")
    else:
        print("result", result)
    finally:
        print("finally")


attempt(lambda: 1)
attempt(lambda: int("x"))
attempt(lambda: {}["k"])
attempt(lambda: 1 / 0)
try:
    attempt(lambda: [][0])
except IndexError as error:
    print("escaped:", error)


def finally_wins():
    for n in range(3):
        try:
            if n == 1:
                continue
            if n == 2:
                return n
        finally:
            print("leaving", n)


print(finally_wins())
