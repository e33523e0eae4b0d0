import threading

as_dict, as_list, as_set = {}, [], set()
slots = [None] * 5


def collect(i):
    as_dict[i] = chr(97 + i)
    as_list.append(i)
    as_set.add(i % 2)
    slots[i] = i * 1.5


threads = [threading.Thread(target=collect, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(dict(sorted(as_dict.items())), sorted(as_list), sorted(as_set), slots)
