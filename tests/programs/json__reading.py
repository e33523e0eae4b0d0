# JSON read, with hooks and with what is wrong.
import io
import json

print(json.loads(' {"a": [1, -2.5e3, "x\\u00e9\\n\\/", null, true, false], "b": {}, "c": [ ]} '))
print(json.loads("[1, 0, -0, 12345678901234567890, 1E2, 0.5]"), json.loads('"\\ud83d\\ude00"'), json.loads(b"[1]"), json.loads("NaN"))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("1.5", parse_float=str), json.loads("7", parse_int=float), json.load(io.StringIO("[true]")), json.JSONDecoder().raw_decode("[1] tail"))
for bad in (
    "", "{", "[1,", "[1 2]", '{"a" 1}', "{a: 1}", '{"a": }', "nul", "[1]x", '"abc', '"a\nb"', '"\\x"', "{'a': 1}", '{"a": 1,}',
    "[1,]", '"\\u12"', "-", "01", "\n\n  x", '{"a": 1 "b": 2}', "[", '{"a"',
):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(f"{bad!r}: {error} / {error.msg} {error.lineno} {error.colno} {error.pos}")
try:
    json.loads(5)
except TypeError as error:
    print(error)
print(json.loads(json.dumps({"round": ["trip", {"n": None}]})), issubclass(json.JSONDecodeError, ValueError))
