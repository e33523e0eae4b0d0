from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class WorkerPool(Generic[T, R]):
    def __init__(self, func: Callable[[T], R], size: int = 4) -> None:
        self.func = func
        self.size = size
        self._lock = threading.Lock()
        self.handled: int = 0

    def _call(self, item: T) -> R:
        with self._lock:
            self.handled += 1
        return self.func(item)

    def run(self, items: Iterable[T]) -> list[R]:
        with ThreadPoolExecutor(max_workers=self.size) as pool:
            futures: list[Future[R]] = [pool.submit(self._call, item) for item in items]
            return [f.result() for f in futures]


pool: WorkerPool[str, int] = WorkerPool(len)
print(pool.run(["a", "bb", "ccc"]), pool.handled)
print(WorkerPool(lambda n: n ** 2, size=2).run(range(5)))
