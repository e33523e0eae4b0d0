"""Signals from one process to another: the gentle end, the hard one, and the keyboard's."""
import os
import signal
import sys
import time
from multiprocessing import Pipe, Process


def gentle(connection):
    def stop(number, frame):
        print("asked to stop by", signal.Signals(number).name, flush=True)
        sys.exit(4)

    signal.signal(signal.SIGTERM, stop)
    connection.send("ready")
    while True:
        time.sleep(0.01)


def counting(connection):
    seen = []
    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    connection.send("ready")
    while not seen:
        time.sleep(0.01)
    connection.send(len(seen))


def deaf(connection):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    connection.send("ready")
    while True:
        time.sleep(0.01)


def suicide():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)


def main():
    ours, theirs = Pipe()
    p = Process(target=gentle, args=(theirs,))
    p.start()
    ours.recv()
    p.terminate()
    p.join()
    print(p.exitcode)
    p = Process(target=deaf, args=(theirs,))
    p.start()
    ours.recv()
    p.terminate()
    p.join(0.1)
    print("still alive:", p.is_alive())
    p.kill()
    p.join()
    print(p.exitcode == -signal.SIGKILL)
    p = Process(target=counting, args=(theirs,))
    p.start()
    ours.recv()
    os.kill(p.pid, signal.SIGUSR1)
    print("signals:", ours.recv())
    p.join()
    p = Process(target=suicide)
    p.start()
    p.join()
    print(p.exitcode)
    p = Process(target=time.sleep, args=(5,))
    p.start()
    os.kill(p.pid, 0)
    os.kill(p.pid, signal.SIGUSR2)
    p.join()
    print(p.exitcode)
    try:
        os.kill(p.pid, 0)
    except ProcessLookupError as error:
        print(error)


if __name__ == "__main__":
    main()
