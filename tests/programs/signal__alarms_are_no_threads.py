"""A program that counts its threads while timers send it signals, and signals that wait until they are asked for."""

import atexit
import signal
import threading
import time

rung = []


def ring(number, frame):
    rung.append((signal.Signals(number).name, threading.active_count(), threading.current_thread().name))


def count_at_the_end():
    print("at the end", threading.active_count(), threading.enumerate() == [threading.main_thread()])


atexit.register(count_at_the_end)
print(signal.getitimer(signal.ITIMER_REAL), signal.alarm(5), signal.alarm(2), signal.alarm(0), signal.alarm(0))

signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
while len(rung) < 3:
    time.sleep(0.005)
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(0 <= left <= 0.02, interval, rung[:3])
count = len(rung)
time.sleep(0.06)
print(len(rung) == count, threading.Thread(target=print).name, len(threading.enumerate()))

for timer, seconds in ((7, 1), (signal.ITIMER_REAL, -1)):
    try:
        signal.setitimer(timer, seconds)
    except OSError as error:
        print(type(error).__name__, error)


def send(number):
    time.sleep(0.02)
    signal.pthread_kill(threading.main_thread().ident, number)


print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGALRM]))
signal.raise_signal(signal.SIGALRM)
print(len(rung) == count, signal.sigpending())
sender = threading.Thread(target=send, args=(signal.SIGUSR1,))
sender.start()
print(signal.sigwait({signal.SIGUSR1, signal.SIGUSR2}) is signal.SIGUSR1)
sender.join()
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM]) == {signal.SIGALRM, signal.SIGUSR1})
print(len(rung) - count, rung[-1], signal.pthread_sigmask(signal.SIG_SETMASK, []), signal.sigpending())
