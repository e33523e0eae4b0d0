"""Heaps: lists in which every item is no greater than its two children, `2i + 1` and `2i + 2`."""


def heappush(heap, item, /):
    """Adds an item."""
    heap.append(item)
    _rise(heap, len(heap) - 1)


def heappop(heap, /):
    """Takes the smallest item."""
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    """Takes the smallest item and then adds one."""
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Adds an item and then takes the smallest."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    """Makes a list a heap."""
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, place)


def _rise(heap, place):
    """Lets an item that may be smaller than its parents rise to its place."""
    item = heap[place]
    while place > 0:
        parent = (place - 1) // 2
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sink(heap, place):
    """Lets an item that may be greater than its children sink to its place.

    It goes all the way down along the smaller children first, and rises from there: an item that was
    last before mostly belongs far down, so this compares less often.
    """
    item = heap[place]
    top = place
    end = len(heap)
    child = 2 * place + 1
    while child < end:
        other = child + 1
        if other < end and not heap[child] < heap[other]:
            child = other
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    while place > top:
        parent = (place - 1) // 2
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def merge(*iterables, key=None, reverse=False):
    """Goes through several sorted iterables as if they were one."""
    current = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            current.append([item if key is None else key(item), order, item, iterator])
            break
    while current:
        best = current[0]
        for other in current[1:]:
            if (best[0] < other[0]) if reverse else (other[0] < best[0]):
                best = other
        yield best[2]
        for item in best[3]:
            best[0] = item if key is None else key(item)
            best[2] = item
            break
        else:
            current.remove(best)


def nlargest(n, iterable, key=None):
    """The `n` largest items, the largest first."""
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def nsmallest(n, iterable, key=None):
    """The `n` smallest items, the smallest first."""
    return sorted(iterable, key=key)[: max(n, 0)]
