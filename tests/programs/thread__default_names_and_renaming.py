import threading


def job():
    names.append(threading.current_thread().name)


class Custom(threading.Thread):
    def run(self):
        names.append(self.name)


names = []
threads = [threading.Thread(target=job), Custom(), threading.Thread(target=lambda: names.append(threading.current_thread().name)), threading.Thread(name="given", target=job)]
for t in threads:
    t.start()
    t.join()
print(names)
threads[0].name = "renamed"
print(threads[0].name, repr(threads[0]).startswith("<Thread(renamed, stopped"))
print(repr(threading.Thread(target=job, name="fresh", daemon=True)))
threading.current_thread().name = "Boss"
print(threading.current_thread().name, threading.main_thread().name)
