import threading
from werkzeug.local import LocalStack, LocalProxy

stack = LocalStack()
stack.push("app")
stack.push("request")
current = LocalProxy(lambda: stack.top)
print(stack.top, stack.pop(), stack.top, current.upper(), current == "app")


def other():
    print("other thread sees", stack.top)
    stack.push("its own")
    print("and then", stack.top)


t = threading.Thread(target=other)
t.start()
t.join()
print("main still sees", stack.top, str(current))
