"""Small modules of the standard library that programs use in passing."""

import importlib, getpass, numbers, cmath, shlex, getopt, reprlib, graphlib, zlib, importlib.util, linecache
m = importlib.import_module("json"); print(m.dumps([1]))
print(importlib.import_module("os.path").join("a", "b"))
try: importlib.import_module("nothing_here")
except ModuleNotFoundError as e: print(e, e.name)
print(isinstance(3, numbers.Number), isinstance(3.5, numbers.Integral), isinstance(3, numbers.Integral), isinstance(2j, numbers.Complex), isinstance("", numbers.Number))
print(cmath.sqrt(-1), cmath.polar(1j), cmath.exp(1j * cmath.pi))
print(shlex.split("a 'b c' \"d e\" f\\ g"), shlex.quote("it's"), shlex.join(["a b", "c"]))
print(getopt.getopt(["-a", "-b", "x", "--long=3", "rest"], "ab:", ["long="]))
try: getopt.getopt(["-z"], "ab:")
except getopt.GetoptError as e: print(e)
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
ts = graphlib.TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}}); o = list(ts.static_order()); print(o[0], o[-1])
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), importlib.util.find_spec("zzz"))
x = __import__("math"); print(x.pi)
