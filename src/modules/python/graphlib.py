"""What has to come before what: graphs put into an order."""


class CycleError(ValueError):
    """Things that have to come before one another."""


class TopologicalSorter:
    """Gives the nodes of a graph, each after those it depends on."""

    def __init__(self, graph=None):
        self._before = {}
        self._ready = None
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._before.setdefault(node, {})
        for predecessor in predecessors:
            self._before.setdefault(predecessor, {})
            self._before[node][predecessor] = True

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)
        self._open = {node: set(before) for node, before in self._before.items()}
        self._ready = [node for node, before in self._open.items() if not before]
        self._passed = set()
        self._done = 0

    def _find_cycle(self):
        finished = set()
        for start in self._before:
            path, places = [start], [iter(self._before[start])]
            while path:
                following = next(places[-1], None)
                if following is None:
                    finished.add(path.pop())
                    places.pop()
                elif following in path:
                    return path[path.index(following) :][::-1] + [path[-1]]
                elif following not in finished:
                    path.append(following)
                    places.append(iter(self._before[following]))
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready, self._ready = tuple(self._ready), []
        self._passed.update(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._done < len(self._open)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        for node in nodes:
            if node not in self._passed:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._done += 1
            for other, before in self._open.items():
                if node in before:
                    before.discard(node)
                    if not before:
                        self._ready.append(other)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)
