# Texts rewritten and cut by patterns.
import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "o", "banana", count=2), re.subn("x*", "-", "abxd"))
print(re.sub(r"(?P<y>\d{4})-(\d\d)", r"\g<2>/\g<y>", "on 2024-05 and 2023-12"), re.sub("^", "> ", "a\nb", flags=re.M))


def double(match):
    return str(int(match.group()) * 2)


print(re.sub(r"\d+", double, "3 apples, 10 pears"), re.sub(r"\b\w", lambda m: m[0].upper(), "a small title"))
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(-)", "a-b-c", maxsplit=1), re.split(r"\W+", "Words, words."), re.split("", "abc"))
print(re.escape("a.b*c [x]"), re.sub(r"\.", r"\\.", "1.5"), re.sub("x", r"\n", "axb") == "a\nb", re.sub("(a)(b)?", r"[\1\2]", "aab"))
print(re.compile(r"(\w)(\w)").sub(r"\g<2>\g<1>\g<0>", "abcd"), re.match("(.)(.)", "xy").expand(r"\2-\1"))
