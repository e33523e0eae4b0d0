import threading


class Request:
    def __init__(self, user):
        self.user = user


requests = {}
answers = {}


def current_request():
    return requests[threading.get_ident()]


def view():
    return f"Hello {current_request().user}"


def handle(user):
    requests[threading.get_ident()] = Request(user)
    answers[user] = view()
    del requests[threading.get_ident()]


threads = [threading.Thread(target=handle, args=(u,)) for u in ("ann", "bob", "cid")]
for t in threads:
    t.start()
for t in threads:
    t.join()
for user in sorted(answers):
    print(answers[user])
print("open requests:", len(requests))
