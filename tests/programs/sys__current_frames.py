"""Who stands where: all threads, seen from one of them, as in a lecture on finding deadlocks."""

import sys
import threading
import traceback

a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(3)
names = {}


def first():
    with a:
        both.wait()
        with b:
            pass


def second():
    with b:
        both.wait()
        with a:
            pass


def spin():
    global spinning
    spinning = True
    while spinning:
        pass


threads = [threading.Thread(target=target, name=target.__name__, daemon=True) for target in (first, second)]
for thread in threads:
    thread.start()
both.wait()
# Looks again until both wait for each other.
while True:
    frames = sys._current_frames()
    own = {
        thread.name: [f.lineno for f in traceback.extract_stack(frames[thread.ident]) if f.filename == __file__][-1]
        for thread in threads
    }
    if own == {"first": 15, "second": 22}:
        break
print(own)
for thread in threads:
    stack = traceback.extract_stack(frames[thread.ident])
    print(thread.name, [f.line for f in stack if f.filename == __file__])
me = frames[threading.get_ident()]
print(me.f_code.co_name, me.f_back)
spinner = threading.Thread(target=spin)
spinner.start()
while "spinning" not in globals():
    pass
for _ in range(20):
    frames = sys._current_frames()
    assert spinner.ident in frames and len(frames) == 4
spinning = False
spinner.join()
print(spinner.ident in sys._current_frames())


def show():
    stack = traceback.format_stack(sys._current_frames()[threading.get_ident()])
    print("".join(stack[-1:]).replace(__file__, "here"), end="")


show()
