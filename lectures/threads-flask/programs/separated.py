"""Two requests at once, and a place for each thread's own request."""

import threading
import time

users = {}


def handle(name, seconds):
    """Handle a request: note who asks, work, greet whoever that was."""
    me = threading.get_ident()
    users[me] = name
    time.sleep(seconds)  # the database answers
    greetings[name] = f"Hello {users[me]}!"


greetings = {}
ann = threading.Thread(target=handle, args=("Ann", 0.2))
bob = threading.Thread(target=handle, args=("Bob", 0.1))
ann.start()
time.sleep(0.05)
bob.start()
ann.join()
bob.join()

for name in ("Ann", "Bob"):
    print(f"{name} reads: {greetings[name]}")
