print("{} {}".format("a", 1), "{1} {0}".format("a", "b"), "{name}!".format(name="Bob"))
print("{0:>5}|{0:<5}|{0:^5}|{0:*^7}".format("ab"))
print("{:d} {:5d} {:<5d}| {:05d} {:+d} {:,} {:_}".format(1, 2, 3, 4, 5, 1234567, 1234567))
print("{:f} {:.2f} {:8.3f} {:e} {:g} {:%} {:.1%}".format(1.5, 2.345, 3.14159, 12345.678, 0.0001, 0.25, 0.1234))
print("{:b} {:o} {:x} {:X} {:#b} {:#x} {:08b} {:c}".format(10, 10, 255, 255, 10, 255, 10, 97))
print("{0[0]} {0[1]} {1[key]} {2.real}".format([1, 2], {"key": "v"}, 7))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {}".format("braces"))
print("{:{}} | {:{w}.{p}}".format("x", 4, "truncate", w=5, p=3))
print("{:>{width}}".format("right", width=10), "{:=+6d}".format(42), "{:^+9.2f}".format(1.5))
print(format(3.0, ".0f"), format(255, "x"), format("s", ">3"), format(True), format(True, "d"), format(None))
for bad in ("{:d}", "{:.2q}", "{0} {}", "{a}"):
    try:
        print(bad.format("s"))
    except (ValueError, KeyError, IndexError) as e:
        print(type(e).__name__, e)
