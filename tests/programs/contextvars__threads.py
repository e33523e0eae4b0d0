# A context variable has a value for each thread, and for each context.
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")
plain = contextvars.ContextVar("plain")
user.set("main")
seen = []


def work(name):
    seen.append((name, user.get()))
    user.set(name)
    seen.append((name, user.get()))


for name in ("ann", "bob"):
    thread = threading.Thread(target=work, args=(name,))
    thread.start()
    thread.join()
print(seen, user.get())

token = user.set("inner")
print(user.get(), token.old_value, token.var is user)
user.reset(token)
print(user.get())
try:
    user.reset(token)
except RuntimeError:
    print("RuntimeError")
try:
    plain.get()
except LookupError:
    print("LookupError", plain.get("default"))

context = contextvars.copy_context()


def change():
    user.set("changed")
    return user.get()


print(context.run(change), user.get(), context[user], user in context, plain in context, len(context))
