# Writing to the streams themselves, and what sys says of the interpreter.
import sys

sys.stdout.write("one\n")
count = sys.stdout.write("two\n")
print(count, file=sys.stdout, flush=True)
print("to the other stream", file=sys.stderr)
sys.stderr.write("and again\n")
sys.stdout.writelines(["a", "b\n"])
print(sys.stdout is sys.__stdout__, sys.stdout.isatty(), sys.stdout.encoding.lower())
print(sys.version_info >= (3, 8), sys.version_info[0], sys.version_info.major, sys.version_info[:2] == (3, 11))
print(sys.maxsize, sys.byteorder, len(sys.argv), "sys" in sys.modules, "nothing" in sys.modules)
print(sys.getrecursionlimit(), sys.getswitchinterval())
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
try:
    sys.stdout.write(5)
except TypeError as error:
    print(error)
