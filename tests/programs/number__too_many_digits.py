"""What has more than 4,300 digits is neither read nor shown, unless the program allows it."""
import math
import sys
import threading

big = math.factorial(2000)


def attempt(action):
    try:
        print(len(action()))
    except ValueError as error:
        print(error)


for action in (
    lambda: str(big), lambda: repr([1, big]), lambda: f"{big}", lambda: f"{big:,}", lambda: "%d" % big,
    lambda: "{}".format(big), lambda: str(int("9" * 4301)), lambda: str(10**4299), lambda: str(10**4300),
    lambda: str(-(10**4299)), lambda: hex(big), lambda: f"{big:x}", lambda: str(big % 10**50),
):
    attempt(action)
print(sys.get_int_max_str_digits())
thread = threading.Thread(target=print, args=(big,), name="shower")
thread.start()
thread.join()
for limit in (0, 700, 5736, -1, 100, "1"):
    try:
        sys.set_int_max_str_digits(limit)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    print(sys.get_int_max_str_digits())
    attempt(lambda: str(big))
    attempt(lambda: str(10**690))
