import sys
import threading

RED, GREEN, RESET = "\033[91m", "\033[92m", "\033[0m"
print_lock = threading.Lock()


def safe_print(*args, colour="", **kwargs):
    with print_lock:
        text = " ".join(map(str, args))
        sys.stdout.write(f"{colour}{text}{RESET if colour else ''}" + kwargs.get("end", "\n"))
        sys.stdout.flush()


def worker(n, turn, following):
    turn.wait()
    safe_print("worker", n, colour=GREEN if n % 2 else RED)
    following.set()


events = [threading.Event() for _ in range(4)]
threads = [threading.Thread(target=worker, args=(n, events[n], events[n + 1])) for n in range(3)]
for t in reversed(threads):
    t.start()
events[0].set()
for t in threads:
    t.join()
for i in range(0, 101, 25):
    print(f" Progress: [{'=' * (i // 10):<10}] {i}%", end="", flush=True)
print()
print("a", "b", sep="\t", file=sys.stdout)
