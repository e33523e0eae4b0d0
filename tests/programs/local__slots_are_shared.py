"""A class derived from `local`: what its `__slots__` name is one for all threads, the rest each thread's own."""

import threading


class Session(threading.local):
    __slots__ = ("shared",)

    def __init__(self):
        self.visits = 0


class Longer(Session):
    pass


session = Session()
session.shared = "main"


def visit():
    print(session.shared, session.visits)
    session.shared = "thread"
    session.visits += 1
    print(session.__dict__)


thread = threading.Thread(target=visit)
thread.start()
thread.join()
print(session.shared, session.visits, session.__dict__)
del session.shared
try:
    print(session.shared)
except AttributeError as error:
    print(error)

longer = Longer()
longer.shared = 3
longer.other = 4
thread = threading.Thread(target=lambda: print(longer.shared, hasattr(longer, "other")))
thread.start()
thread.join()
