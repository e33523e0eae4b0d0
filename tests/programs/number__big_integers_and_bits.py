n = 2 ** 100
print(n, n.bit_length(), len(str(n)), n % 1_000_007, -n // 7, divmod(n, 10 ** 10))
print(pow(3, 200, 1000), pow(2, -1, 7), 10 ** 30 - 1, (10 ** 30 - 1) // 3 ** 10)
print(hex(n), oct(64), bin(37), int("ff", 16), int("0b101", 0), int("  12  "), int("-0x1f", 16))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, (1 << 70) >> 68, -17 >> 2)
print(-7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), 7 / 2, 2 ** -1, 0 ** 0)
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (37).bit_count())
print(round(2.5), round(3.5), round(-2.5), round(1234, -2), round(2.675, 2), abs(-3), int(-3.7))
f = 1
for i in range(1, 31):
    f *= i
print(f, f // 10 ** 20, str(f)[::-1].count("0"))
a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a * b, b - a, b % a, a < b, a == a + 0, hash(a) == hash(a + 0))
print(1_000_000, 0xFF, 0o17, 0b11, 1e3, 1.5e-5, float(10 ** 20), 10 ** 16 + 0.5)
print(True + True, True * 5, sum([True, False, True]), isinstance(True, int))
