import functools
import threading


def threaded(func):
    """Calling the function starts it in a thread and returns the thread."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        thread = threading.Thread(target=func, args=args, kwargs=kwargs, name=func.__name__)
        thread.start()
        return thread

    return wrapper


class Inbox:
    def __init__(self):
        self.mails = []

    @threaded
    def receive(self, mail, *, urgent=False):
        self.mails.append(("! " if urgent else "  ") + mail)


@threaded
def shout(word):
    print(word.upper() + "!")


shout("hello").join()
inbox = Inbox()
t = inbox.receive("lunch?")
t.join()
inbox.receive("server down", urgent=True).join()
print(inbox.mails, t.name, isinstance(t, threading.Thread))
