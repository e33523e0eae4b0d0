import bisect


def binary_search(items, target):
    lo, hi = 0, len(items) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if items[mid] == target:
            return mid
        if items[mid] < target:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1


items = [1, 3, 5, 7, 9, 11]
print([binary_search(items, t) for t in (1, 7, 11, 4)])
print(bisect.bisect_left(items, 5), bisect.bisect_right(items, 5), bisect.bisect(items, 6))
bisect.insort(items, 6)
bisect.insort_left(items, 1)
print(items)


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
print(bisect.bisect_left(["ant", "bee", "cow"], 3, key=len))
