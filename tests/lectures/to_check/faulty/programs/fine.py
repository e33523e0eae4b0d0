"""A program without faults."""

print("fine")
