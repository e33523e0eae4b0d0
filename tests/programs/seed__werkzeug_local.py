import threading
import time
from werkzeug.local import Local

box = Local()
box.value = 1


def change():
    box.value = 2
    print("in the new thread:", box.value)


thread = threading.Thread(target=change, name="NewThread")
thread.start()
thread.join()
print("in the main thread:", box.value)
try:
    box.missing
except AttributeError as e:
    print("AttributeError:", e)
