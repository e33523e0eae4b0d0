from itertools import groupby

text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""

words = [w.strip(",.").lower() for w in text.split()]
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
for word, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:4]:
    print(f"{word:10}|{'█' * n:<5}|{n:>3}")
print(len(words), len(set(words)), max(words, key=len), sum(map(len, words)) / len(words))
longest = max(text.splitlines(), key=len)
print(longest.index("age"), longest[::-1][:7], longest.title()[:15])


def is_palindrome(s):
    s = "".join(c for c in s.lower() if c.isalnum())
    return s == s[::-1]


print([is_palindrome(s) for s in ("A man, a plan, a canal: Panama", "threads", "")])
vowels = sum(text.count(v) for v in "aeiou")
print(vowels, "".join(c if c not in "aeiou" else "*" for c in "multithreading"))
rle = lambda s: "".join(f"{len(list(g))}{k}" for k, g in groupby(s))
print(rle("aaabccd"), " ".join(w[::-1] for w in "hello world".split()), sorted("listen") == sorted("silent"))
table = [("name", "qty"), ("tea", 3), ("coffee", 12)]
for name, qty in table:
    print(f"{name:<8}|{qty!s:>5}")
print("\u00e9\t\x41\101 \\ \' \"", r"raw\n", "a" "b", 'it\'s', """x"y""", "line \
continued")
