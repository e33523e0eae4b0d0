word = "interleave"
print(word[0], word[-1], word[2:5], word[:5], word[5:], word[::2], word[::-1])
print(len(word), word[20:], word[-5:-2], "".join(sorted(word)))
print([letter for letter in word if letter in "aeiou"], ord("a"), chr(98))
try:
    word[40]
except IndexError as error:
    print(error)
print("été"[1], "naïve"[::-1], len("🧵"), "a" < "b", "abc" == "ab" + "c")
