import threading


def quicksort(a, lo, hi, depth=2):
    if lo >= hi:
        return
    pivot = a[(lo + hi) // 2]
    i, j = lo, hi
    while i <= j:
        while a[i] < pivot:
            i += 1
        while a[j] > pivot:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i, j = i + 1, j - 1
    if depth > 0:
        other = threading.Thread(target=quicksort, args=(a, lo, j, depth - 1))
        other.start()
        quicksort(a, i, hi, depth - 1)
        other.join()
    else:
        quicksort(a, lo, j, 0)
        quicksort(a, i, hi, 0)


data = [(i * 37) % 101 for i in range(60)]
quicksort(data, 0, len(data) - 1)
print(data[:10], data[-5:])
print(all(x <= y for x, y in zip(data, data[1:])))
