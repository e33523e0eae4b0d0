"""A program that is no Python."""

print("open"
