text = "  The quick brown fox  "
print(repr(text.strip()), text.split(), text.strip().upper())
print("a,b,,c".split(","), "-".join(["x", "y", "z"]), "one two three".split(" ", 1))
print("banana".replace("an", "AN"), "banana".count("a"), "banana".find("nan"), "banana".find("x"))
print("Fox".startswith("F"), "fox.py".endswith(".py"), "fox" in text, "cat" not in text)
print("7".zfill(3), "ab".ljust(4) + "|", "ab".rjust(4), "ab".center(6, "-"), "hello world".title())
print("42".isdigit(), "abc".isalpha(), "Abc".lower(), "abc".capitalize(), " ".isspace())
print("a\tb\\n", repr("it's"), repr('say "hi"'), repr("new\nline"), "ab" * 3)
print("x=1;y=2".partition(";"), "line 1\nline 2".splitlines(), "xxabxx".lstrip("x"))
