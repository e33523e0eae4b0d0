"""How alike texts are, compared by several threads, and the changes between them."""
import difflib
import random
from concurrent.futures import ThreadPoolExecutor

words = ["sitting", "mitten", "kitten", "written", "", "kit", "knitting", "nettik"]
with ThreadPoolExecutor(3) as pool:
    ratios = pool.map(lambda word: difflib.SequenceMatcher(None, "kitten", word), words)
    for word, matcher in zip(words, ratios):
        print(repr(word), round(matcher.ratio(), 4), round(matcher.quick_ratio(), 4), round(matcher.real_quick_ratio(), 4), matcher.get_matching_blocks()[:2])
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["heel", "while", "wheels"], n=1, cutoff=0.8))
matcher = difflib.SequenceMatcher(lambda c: c == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(matcher.ratio(), 3), matcher.find_longest_match(), matcher.get_opcodes())
random.seed(3)
for length in (5, 30, 250):
    one = [random.choice("abcde") for _ in range(length)]
    two = [item for item in one if random.random() > 0.2] + ["x"]
    matcher = difflib.SequenceMatcher(None, one, two)
    print(length, matcher.ratio(), len(matcher.get_opcodes()), matcher.get_opcodes()[:3], [len(group) for group in matcher.get_grouped_opcodes(1)])
before = [f"line {number}\n" for number in range(30)]
after = before[:3] + ["new\n"] + before[3:12] + before[14:25] + ["changed\n"] + before[26:]
print("".join(difflib.unified_diff(before, after, "before.txt", "after.txt")))
print(*difflib.unified_diff(["a", "b"], ["a", "c"], "x", "y", "now", "then", lineterm="", n=0), sep="\n")
print(list(difflib.unified_diff(["a"], ["a"])), list(difflib.unified_diff([], ["a"])))
try:
    difflib.get_close_matches("a", ["b"], n=0)
except ValueError as error:
    print(error)
