"""The few parts of `sys` that programs about threads use."""


class _Stream:
    def __init__(self, number, name):
        self._number = number
        self.name = name

    def write(self, text):
        return __native_print__(self._number, text)

    def flush(self):
        pass

    def isatty(self):
        return False


stdout = _Stream(1, "<stdout>")
stderr = _Stream(2, "<stderr>")
argv = ["program.py"]
version_info = (3, 11, 0, "final", 0)
version = "3.11.0 (Interleave)"
platform = "interleave"
maxsize = 9223372036854775807


def exit(code=None):
    if code is None:
        raise SystemExit
    raise SystemExit(code)
