import threading


def work(name):
    print(f"{name} runs in {threading.current_thread().name}")


t = threading.Thread(target=work("early"))
t.start()
t.join()
t = threading.Thread(target=work, args=("late",), name="Worker")
t.start()
t.join()
t = threading.Thread(target=work, args=("run", ), name="NotStarted")
t.run()
print(t.is_alive(), t.ident)
