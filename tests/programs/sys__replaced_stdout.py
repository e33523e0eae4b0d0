# print writes to whatever sys.stdout is at that moment.
import io
import sys


class Upper:
    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        self.stream.write(text.upper())

    def flush(self):
        self.stream.flush()


original = sys.stdout
sys.stdout = Upper(original)
print("loud", "words", sep="-")
sys.stdout = original
print("quiet")

buffer = io.StringIO()
sys.stdout = buffer
try:
    print("kept", 1, 2.5)
    print("not ended", end="")
finally:
    sys.stdout = original
print(repr(buffer.getvalue()))
