import threading

fired = []
alarm = threading.Timer(5, fired.append, args=("too late",))
alarm.start()
print("alive:", alarm.is_alive(), "daemon:", alarm.daemon)
alarm.cancel()
alarm.join()
print("alive:", alarm.is_alive(), "fired:", fired)
