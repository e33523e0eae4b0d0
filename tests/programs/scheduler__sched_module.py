import sched
import threading
import time

s = sched.scheduler(time.monotonic, time.sleep)


def say(what, mark="."):
    print(what + mark)


s.enter(0.06, 1, say, argument=("later",))
s.enter(0.02, 1, say, argument=("soon",), kwargs={"mark": "!"})
dropped = s.enter(0.04, 1, say, argument=("never",))
print(len(s.queue), s.empty())
s.cancel(dropped)
t = threading.Thread(target=s.run)
t.start()
t.join()
print(s.empty())
