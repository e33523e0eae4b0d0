"""How a request can be one name for everybody and yet another object in each thread."""

import threading
from werkzeug.local import Local, LocalStack, LocalProxy, release_local, LocalManager
loc = Local()
loc.user = "main"
stack = LocalStack()
request = LocalProxy(stack)
user = loc("user")
results = {}
class Request:
    def __init__(self, path): self.path = path
    def __repr__(self): return f"<Request {self.path}>"
def handle(path):
    stack.push(Request(path))
    loc.user = path.strip("/")
    barrier.wait()
    results[path] = (request.path, str(user), repr(request), stack.top.path)
    stack.pop()
    results[path] += (stack.top, repr(request), bool(request))
barrier = threading.Barrier(3)
ts = [threading.Thread(target=handle, args=(f"/{n}",)) for n in range(3)]
for t in ts: t.start()
for t in ts: t.join()
for k in sorted(results): print(k, results[k])
print(loc.user, user, user == "main", len(user), user + "!", user.upper(), list(loc))
try: loc.nothing
except AttributeError as e: print("AttributeError", e)
try: request.path
except RuntimeError as e: print("RuntimeError", str(e).splitlines()[0])
stack.push(1); stack.push(2); print(stack.top, stack.pop(), stack.pop(), stack.pop(), stack.top)
release_local(loc)
print(hasattr(loc, "user"), bool(user))
current = LocalProxy(lambda: [1, 2, 3])
print(current[0], len(current), 2 in current, list(current), current == [1, 2, 3])
items = Local(); items.data = {}; data = items("data"); data["k"] = 1; print(items.data, data["k"]); del data["k"]; print(data)
