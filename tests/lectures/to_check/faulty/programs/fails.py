"""A program that fails."""

print(1 // 0)
