import threading

thread = threading.Thread(target=lambda: None)
try:
    thread.join()
except RuntimeError as error:
    print(error)
thread.start()
thread.join()
try:
    thread.start()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
