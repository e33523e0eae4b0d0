import math
from datetime import date

name, items, width = "Ada", {"tea": 2.5, "cake": 3.75}, 12
print(f"{name!r:>{width}}|{name:^{width}}|{name.upper():-<{width}}")
print(f"{math.pi:.3f} {math.pi:10.2e} {1e10:,.1f} {12345678:,} {0.256:.1%}")
for thing, price in items.items():
    print(f"{thing:<8}{price:>8.2f}")
print(f"{len(items)} items cost {sum(items.values()):.2f}, {'cheap' if sum(items.values()) < 10 else 'dear'}")
print(f"{name=} {width = } {width*2=:>5} {items['tea']=}")
print(f"{{literal}} {'nested ' + f'{name[0]}'}" f" and joined")
print(f"{[x**2 for x in range(3)]} {(lambda x: x + 1)(4)} { {'a': 1}['a'] }")
print(f"{date(2024, 2, 29):%d.%m.%Y} {255:#06x} {255:08b} {-7:+} {7: }")
print(f"""multi
{name}
line""")
print(f"{'é':>4}|{'':5}|{True}|{None!s:>6}|{3 > 2}")
print(rf"\n is raw {name}", f"tab\t{name}", f'{"quotes"}')
