"""Two people sign up with the same name: look first, then insert."""

import threading
import time

members = {}


def sign_up(name, who):
    """Add a member unless the name is taken. Between the two lines, others run."""
    if name not in members:
        time.sleep(0.01)  # the password is hashed
        members[name] = who
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
