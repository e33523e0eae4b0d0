import ast
import contextlib
import os
import stat

for text in ("1", "-2.5", "[1, 'a', (2,), {}]", "{'a': [None, True], 'b': {1, 2}}", "1+2j", "b'ab'", "'a' 'b'", "()", "(1)", "1, 2", " 3 ", "0x1f", "1_000", "'''x\ny'''", "...", "set()", "r'a\\b'", "-1e3", "[1 2]", "abc", "1 + 1", "f()", "__import__('os')", "", "[1", "{'a': x}", "- 'a'"):
    try:
        print(repr(ast.literal_eval(text)))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__)
print(stat.filemode(0o100644), stat.filemode(0o041777), stat.S_ISDIR(0o040755))
os.makedirs("/tmp/interleave-folder/yy", exist_ok=True)
with contextlib.chdir("/tmp/interleave-folder"):
    print(os.getcwd(), os.listdir("."))
print(os.getcwd() != "/tmp/interleave-folder")
