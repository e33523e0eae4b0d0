"""JSON read back as it was written, and what is wrong with texts that are none."""

import json
import random

FAULTS = [
    "", " ", "-", "01", "1.", ".5", "1e", "1.5e-3x", "nul", "True", '"', '"\\', '"\\u', '"\\u12', '"\\x"', '"a\nb"', "[1,]", "[1,2",
    "[1 2]", "[,]", '{"a":1,}', "{a:1}", '{"a"}', '{"a":}', '{"a":1 "b":2}', "[1]x", '["é", 1x]', "{'a': 1}", "[1,\n2,\n\n 3 4]",
    "\ufeff[]",
]
TEXTS = [
    "1", "-1", "1.5", "1e5", "1E+2", "12345678901234567890", "-9223372036854775808", "9223372036854775808", "1e400", "-0", "-0.0",
    "null", "true", "NaN", "Infinity", "-Infinity", '"\\u00e9"', '"\\ud83d\\ude00"', '"\\n\\t\\"\\/\\\\"', '"\x7f"', "[ ]", "{ }",
    '{"a" : 1 , "b":[{}]}', '{"a":1,"a":2}', " [1] ", '{"é": "ü", "b": [1, 2]}', "[0.1, 1e-7, 123456789.123456789]",
    "[" * 150 + "]" * 150,
]
LETTERS = 'ab"\\/\n\té😀\u2028'


def show(text, **hooks):
    try:
        print(repr(json.loads(text, **hooks)))
    except Exception as error:
        print(type(error).__name__, error)


def invented(depth):
    kind = dice.randrange(9 if depth else 6)
    if kind > 6:
        return [invented(depth - 1) for _ in range(3)]
    if kind == 6:
        return {str(number): invented(depth - 1) for number in range(3)}
    text = "".join(dice.choice(LETTERS) for _ in range(5))
    number = dice.randrange(-(10 ** dice.randrange(1, 25)), 10**20)
    return [None, True, number, dice.random() * 10 ** dice.randrange(-20, 20), text, False][kind]


for text in FAULTS + TEXTS:
    show(text)
show('{"a": 1.5, "b": 2}', parse_float=str)
show('{"a": 1}', object_hook=lambda made: list(made.items()))
show('{"a": 1}', object_pairs_hook=tuple)
show("[NaN]", parse_constant=lambda name: name)
show('"a\nb"', strict=False)
show(b'{"a": [1, "x"]}')
show(5)
print(json.JSONDecoder().raw_decode('xx{"a": 2} y', 2), json.JSONDecoder().raw_decode('éé"ü" z', 2))
dice = random.Random(1)
same = 0
for attempt in range(100):
    made = invented(4)
    for only_ascii in (True, False):
        text = json.dumps(made, ensure_ascii=only_ascii, indent=attempt % 3 or None)
        same += json.loads(text) == made
    show(text[: dice.randrange(len(text) + 1)] + dice.choice(["", "}", "]", '"', "\\", "e"]))
print(same)
