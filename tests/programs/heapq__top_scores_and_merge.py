import heapq

scores = [56, 91, 23, 77, 88, 12]
heap = scores[:]
heapq.heapify(heap)
print(heap[0], [heapq.heappop(heap) for _ in range(3)], heapq.heappushpop(heap, 5), heapq.heapreplace(heap, 100))
print(heapq.nlargest(2, scores), heapq.nsmallest(2, scores), heapq.nlargest(1, ["a", "ccc", "bb"], key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), sorted(heap))


def dijkstra(graph, start):
    best = {start: 0}
    queue = [(0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if cost > best[node]:
            continue
        for neighbour, weight in graph[node].items():
            new = cost + weight
            if new < best.get(neighbour, float("inf")):
                best[neighbour] = new
                heapq.heappush(queue, (new, neighbour))
    return best


print(dijkstra({"a": {"b": 1, "c": 4}, "b": {"c": 2, "d": 6}, "c": {"d": 3}, "d": {}}, "a"))
