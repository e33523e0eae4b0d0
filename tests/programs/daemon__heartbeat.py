import threading
import time

beats = []
enough = threading.Event()


def heartbeat(interval):
    while True:
        beats.append("beat")
        if len(beats) >= 3:
            enough.set()
        time.sleep(interval)


heart = threading.Thread(target=heartbeat, args=(0.01,), daemon=True)
heart.start()
enough.wait()
print("daemon:", heart.daemon, "alive:", heart.is_alive())
print(beats[:3])
print("main leaves, the heart stops with it")
