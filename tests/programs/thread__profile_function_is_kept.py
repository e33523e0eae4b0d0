import sys
import threading


def profile(frame, event, argument):
    pass


print(threading.getprofile())
threading.setprofile(profile)
print(threading.getprofile() is profile)
threading.setprofile(None)
sys.setprofile(None)
thread = threading.Thread(target=print, args=("a thread that is not profiled",))
thread.start()
thread.join()
print(threading.getprofile(), sys.getprofile())
