import threading

session = threading.local()
session.user = "root"
report = {}


def handle(user):
    before = getattr(session, "user", None)
    session.user = user
    report[user] = (before, session.user)


for user in ("ann", "bob"):
    t = threading.Thread(target=handle, args=(user,))
    t.start()
    t.join()
print(report)
print("main still has", session.user)
print(session.__dict__)
del session.user
try:
    session.user
except AttributeError as e:
    print("AttributeError:", e)
