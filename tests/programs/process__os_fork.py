from functools import partial
import os, sys, time, threading
print = partial(print, flush=True)
print("before")
lock = threading.Lock()
pid = os.fork()
if pid == 0:
    print("child", os.getppid() != os.getpid(), threading.current_thread() is threading.main_thread())
    os._exit(7)
done, status = os.waitpid(pid, 0)
print(done == pid, os.WEXITSTATUS(status), os.WIFEXITED(status))
pid = os.fork()
if pid == 0:
    sys.exit(5)
print(os.waitstatus_to_exitcode(os.wait()[1]))
pid = os.fork()
if pid == 0:
    raise ValueError("oops")
print(os.waitstatus_to_exitcode(os.wait()[1]))
try: os.wait()
except ChildProcessError as e: print(e)
def gen():
    yield 1
    if os.fork() == 0:
        yield "child"
        os._exit(0)
    os.wait()
    yield "parent"
for x in gen(): print(x)
pid = os.fork()
if pid == 0:
    time.sleep(100)
os.kill(pid, 9)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
