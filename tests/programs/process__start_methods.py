import multiprocessing as mp


def work(queue, n):
    queue.put((n, mp.current_process().name))


if __name__ == "__main__":
    print(mp.get_all_start_methods())
    for method in ("fork", "spawn"):
        ctx = mp.get_context(method)
        queue = ctx.Queue()
        p = ctx.Process(target=work, args=(queue, method))
        p.start()
        print(queue.get(), ctx.get_start_method(), type(p).__name__)
        p.join()
    mp.set_start_method("fork", force=True)
    try:
        mp.set_start_method("spawn")
    except RuntimeError as error:
        print("RuntimeError:", error)
    mp.set_start_method("spawn", force=True)
    print(mp.get_start_method())
    try:
        mp.get_context("thread")
    except ValueError as error:
        print("ValueError:", error)
