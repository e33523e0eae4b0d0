"""A daemon that works on, and is cut off wherever it stands when the program ends."""

import threading

done = 0


def work():
    global done
    done = 1
    done = 2


threading.Thread(target=work, daemon=True).start()
print("seen:", done)
