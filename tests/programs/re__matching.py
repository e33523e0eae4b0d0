# Finding, capturing and iterating.
import re

match = re.match(r"(?P<user>\w+)@(?P<host>[\w.]+)", "bob@example.com and more")
print(match, match.group(), match.group("user"), match["host"], match.groups(), match.groupdict())
print(match.span("host"), match.start(), match.end(1), match.lastgroup, match.lastindex, match.string[:3])
print(re.match("b", "abc"), re.search("b", "abc").start(), re.fullmatch("[a-z]+", "abc1"), bool(re.fullmatch("[a-z]+", "abc")))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)=(\d)", "a=1, b=2"), re.findall(r"(x)?y", "xyy"))
print([m.span() for m in re.finditer("a|", "aba")])
print(re.match(r"(a)?(b)?", "b").groups("-"), re.match(r"(a)|(b)", "b").group(1, 2))
page = '<a href="one.html">One</a> <b>x</b> <a href="two.html">Two</a>'
for link in re.finditer(r'<a href="(.*?)">(.*?)</a>', page):
    print(link.group(2), "->", link.group(1))
print(re.search(r"(\w+)\s+\1", "this is is it").group(1), re.search(r"(?<!\$)\b\d+", "$5 7").group())
print(re.findall(r"(?<=-)\w+(?=!)", "a-b! c-d e-f!"), re.findall(r"\b\w{3}\b", "one three two"))
print(re.match(r"(?:a|ab)(?:c|bcd)(d*)", "abcd").groups(), re.match("a{2,3}?", "aaaa").group(), re.match("a*?b", "aaab").end())
pattern = re.compile(r"(\d+)-(\d+)")
print(pattern.match("10-20", 0), pattern.search("x 1-2", 1).span(), pattern.match("10-20", 0, 4).group(), pattern.groups)
print(re.match("(?>a+)ab", "aaab"), re.match("a++b", "aab").group(), re.match(r"(a)?(?(1)b|c)", "c").group())
