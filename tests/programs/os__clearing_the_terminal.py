"""A race in a terminal: the screen is cleared before each picture."""

import os
import threading

os.environ["TERM"] = "xterm"
places = {"hare": 0, "tortoise": 0}
lock = threading.Lock()
round_over = threading.Barrier(3)


def run(name, speed):
    for _ in range(2):
        with lock:
            places[name] += speed
        round_over.wait()
        round_over.wait()


def draw():
    code = os.system("cls" if os.name == "nt" else "clear")
    print(code, flush=True)
    for name in sorted(places):
        print(f"{name:>10} {'.' * places[name]}>", flush=True)


threads = [threading.Thread(target=run, args=("hare", 3)), threading.Thread(target=run, args=("tortoise", 1))]
for thread in threads:
    thread.start()
for _ in range(2):
    round_over.wait()
    draw()
    round_over.wait()
for thread in threads:
    thread.join()
print(os.system(""), os.system("clear || cls"))
