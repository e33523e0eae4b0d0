"""Signals that a program sends to itself; the main thread handles them, whoever sends them."""

import _thread
import os
import signal
import threading
import time

came = threading.Event()


def handler(number, frame):
    print("signal", number, signal.Signals(number).name, "in", threading.current_thread().name)
    came.set()


print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL, signal.getsignal(signal.SIGUSR1) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
came.clear()
sender = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1))
sender.start()
came.wait()
sender.join()


class TooLate(Exception):
    pass


def ring(number, frame):
    raise TooLate("time is over")


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        time.sleep(0.01)
except TooLate as error:
    print(error)

interrupter = threading.Thread(target=_thread.interrupt_main)
try:
    interrupter.start()
    while True:
        time.sleep(0.01)
except KeyboardInterrupt:
    print("interrupted")
interrupter.join()
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print(repr(signal.SIGTERM), signal.SIGINT, signal.strsignal(signal.SIGINT))
try:
    signal.signal(signal.SIGKILL, handler)
except OSError as error:
    print(error)


def in_thread():
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
