from concurrent.futures import ThreadPoolExecutor
import threading

seen = set()
connections = threading.local()


def connect(host):
    connections.handle = f"connected to {host}"


def query(number):
    seen.add(threading.current_thread().name)
    return f"{connections.handle}: row {number}"


with ThreadPoolExecutor(max_workers=1, thread_name_prefix="db", initializer=connect, initargs=("localhost",)) as pool:
    for row in pool.map(query, range(3)):
        print(row)
print(seen)
try:
    pool.submit(query, 9)
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    ThreadPoolExecutor(max_workers=0)
except ValueError as e:
    print("ValueError:", e)
