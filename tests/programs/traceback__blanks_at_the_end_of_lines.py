"""CPython shows its own tracebacks with the blanks at the ends of lines, the module traceback without."""
import threading
import traceback


def fail():
    raise ValueError("here")  	


try:
    fail()  
except ValueError:
    traceback.print_exc()
thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
fail()  
