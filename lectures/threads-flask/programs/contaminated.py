"""Two requests at once, and one global for the request that is being handled."""

import threading
import time

user = None


def handle(name, seconds):
    """Handle a request: note who asks, work, greet whoever that was."""
    global user
    user = name
    time.sleep(seconds)  # the database answers
    greetings[name] = f"Hello {user}!"


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
