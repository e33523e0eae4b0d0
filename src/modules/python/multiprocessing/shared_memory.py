"""Refused: bytes that processes share are `multiprocessing.Array`."""

raise ImportError("multiprocessing.shared_memory is not supported: use multiprocessing.Array or Value")
