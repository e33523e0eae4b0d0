import re
import threading

LINES = [
    "2024-01-05 ERROR disk full on sda1",
    "2024-01-05 INFO user=ann logged in",
    "2024-01-06 WARN load 0.93",
    "broken line",
]
pattern = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})\s+(?P<level>[A-Z]+)\s+(?P<text>.*)")
found = {}


def parse(number, line):
    match = pattern.match(line)
    found[number] = match.groupdict() if match else None


threads = [threading.Thread(target=parse, args=pair) for pair in enumerate(LINES)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for number in sorted(found):
    print(number, found[number])
print(re.sub(r"\d+", "#", LINES[0]), re.findall(r"[aeiou]", "threads"), re.split(r"[,;]\s*", "a, b;c"))
m = re.search(r"(\w+)=(\w+)", LINES[1])
print(m.group(), m.group(2), m.groups(), m.start(), m.span(1), bool(re.fullmatch(r"\w+", "abc")))
