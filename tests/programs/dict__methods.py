stock = {"apple": 3, "pear": 0}
stock["fig"] = 7
stock["apple"] += 1
print(stock, len(stock), "fig" in stock, stock.get("kiwi"), stock.get("kiwi", 0))
for name, count in stock.items():
    print(name, count)
print(list(stock), list(stock.values()), stock.pop("pear"), stock.setdefault("kiwi", 2))
stock.update({"fig": 1, "plum": 5})
del stock["apple"]
print(stock, sorted(stock, key=stock.get), {**stock, "fig": 0} == stock)
words = "the cat and the dog and the bird".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts)
groups = {}
for word in words:
    groups.setdefault(len(word), []).append(word)
print(groups)
