import random
import threading


def merge(left, right):
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def merge_sort(items):
    if len(items) <= 1:
        return items
    mid = len(items) // 2
    return merge(merge_sort(items[:mid]), merge_sort(items[mid:]))


def threaded_sort(items, parts=4):
    size = (len(items) + parts - 1) // parts
    chunks = [items[i:i + size] for i in range(0, len(items), size)]

    def work(k):
        chunks[k] = merge_sort(chunks[k])

    threads = [threading.Thread(target=work, args=(k,)) for k in range(len(chunks))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    while len(chunks) > 1:
        chunks = [merge(*pair) if len(pair) == 2 else pair[0] for pair in (chunks[i:i + 2] for i in range(0, len(chunks), 2))]
    return chunks[0]


numbers = list(range(200))
random.shuffle(numbers)
print(threaded_sort(numbers) == sorted(numbers))
print(threaded_sort([5, 3, 9, 1, 4, 1, 8]))
print(threaded_sort(list("threads")))
