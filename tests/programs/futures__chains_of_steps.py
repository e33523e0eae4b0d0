from concurrent.futures import Future, ThreadPoolExecutor


def then(pool, future, func):
    """A future for func of future's result; an error passes through."""
    following = Future()

    def forward(done):
        try:
            pool.submit(func, done.result()).add_done_callback(copy)
        except Exception as e:
            following.set_exception(e)

    def copy(done):
        if done.exception():
            following.set_exception(done.exception())
        else:
            following.set_result(done.result())

    future.add_done_callback(forward)
    return following


pool = ThreadPoolExecutor(max_workers=2)
steps = [int, lambda n: n + 1, lambda n: 100 / n]
for text in ("24", "-1", "x"):
    future = pool.submit(str.strip, f" {text} ")
    for step in steps:
        future = then(pool, future, step)
    try:
        print(text, "->", future.result(timeout=5))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
pool.shutdown()
