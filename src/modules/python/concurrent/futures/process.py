"""A pool of processes, which is not there yet."""

from concurrent.futures._base import BrokenExecutor, Executor


class BrokenProcessPool(BrokenExecutor):
    """A process of the pool ended unexpectedly."""


class ProcessPoolExecutor(Executor):
    """Refused: a program here has threads, and they run in parallel."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError(
            "ProcessPoolExecutor is not supported; use ThreadPoolExecutor, whose threads run in parallel here"
        )
