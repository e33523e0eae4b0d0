import threading

seen = {}


def note():
    me = threading.current_thread()
    seen[me.name] = (me.ident == threading.get_ident(), me.is_alive(), me.daemon, me.native_id is not None)


a = threading.Thread(target=note, name="A")
print(a.ident, a.is_alive(), a.name, a.daemon)
a.start()
a.join()
print(a.ident is not None, a.is_alive(), seen)
print(threading.main_thread().name, threading.main_thread().ident == threading.get_ident())
for action in (a.start, threading.current_thread().join, threading.Thread().join):
    try:
        action()
    except RuntimeError as e:
        print("RuntimeError:", e)
