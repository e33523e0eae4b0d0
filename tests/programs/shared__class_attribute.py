import threading
import time


class Visit:
    page = "start"

    def __init__(self):
        self.user = None


visit = Visit()


def handle():
    visit.user = "Bob"
    Visit.page = "checkout"


visit.user = "Ann"
thread = threading.Thread(target=handle, name="NewThread")
thread.start()
time.sleep(0.02)
thread.join()
print(visit.user, visit.page)
