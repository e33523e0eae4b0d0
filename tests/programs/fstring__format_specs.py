pi = 3.14159265
count = 1234567
name = "Ann"
print(f"{pi:.2f} {pi:8.3f} {pi:<8.1f}| {pi:e}")
print(f"{count:,} {count:>10} {count:<10}| {count:^11}| {count:012d}")
print(f"{name:>6}|{name:<6}|{name:^7}|{name:*^9}|{name!r}")
print(f"{255:x} {255:#x} {255:b} {255:08b} {255:o}")
print(f"{0.256:.1%} {5:+d} {-5:+d} {7 / 2}")
width = 7
print(f"{name:>{width}}|{pi:{width}.{2}f}|")
print(f"{count=} {name=} {1 + 1 = }")
print(f"{{braces}} {'nested ' + name}")
