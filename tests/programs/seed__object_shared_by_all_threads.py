import threading
import time


class Setting:
    value = "set by main"


shared = Setting()


def change():
    shared.value = "set by NewThread"


new_thread = threading.Thread(target=change, name="NewThread")
new_thread.start()
time.sleep(0.05)
print(shared.value, "|", Setting.value)
