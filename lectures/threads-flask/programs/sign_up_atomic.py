"""Two people sign up with the same name: one operation looks and inserts."""

import threading
import time

members = {}


def sign_up(name, who):
    """Add a member unless the name is taken. Nobody runs inside setdefault."""
    time.sleep(0.01)  # the password is hashed
    if members.setdefault(name, who) == who:
        answers.append(f"{who}: welcome, {name}")
    else:
        answers.append(f"{who}: {name} is taken")


answers = []
threads = [threading.Thread(target=sign_up, args=("ada", who)) for who in ("first", "second")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
welcomed = sum("welcome" in answer for answer in answers)
print("welcomed:", welcomed, "- members:", len(members))
