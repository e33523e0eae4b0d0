from multiprocessing import Process, current_process, parent_process
import os


def greet(name):
    me = current_process()
    print("Hello,", name, "from", me.name, "child of", parent_process().name)
    print("own pid:", os.getpid() == me.pid, "parent:", os.getppid() != os.getpid())


if __name__ == "__main__":
    print(current_process().name, parent_process())
    p = Process(target=greet, args=("Ada",))
    print(p.is_alive(), p.exitcode, p.pid, p.daemon, p.name)
    p.start()
    p.join()
    print(p.is_alive(), p.exitcode, p.pid != os.getpid())
    q = Process(target=greet, kwargs={"name": "Grace"}, name="greeter")
    q.start()
    q.join()
    print(q.name, q.exitcode)
