"""`os.system`: the few commands that programs give a terminal. There are no other programs here."""

import sys

# What a terminal is told to begin with an empty screen.
_EMPTY_SCREEN = "\033[H\033[2J\033[3J"
# Words of another system's shell: here, as on any Linux, there is no such command.
_ELSEWHERE = {"cls", "color", "mode", "pause", "title"}
_NOT_FOUND = 127


def _run(command):
    """Carries out one command; answers its exit code."""
    words = command.split()
    if not words:
        return 0
    if words == ["clear"]:
        sys.stdout.write(_EMPTY_SCREEN)
        sys.stdout.flush()
        return 0
    if words[0].lower() in _ELSEWHERE:
        sys.stderr.write(f"sh: 1: {words[0]}: not found\n")
        return _NOT_FOUND
    raise NotImplementedError(
        f"os.system({command!r}) is not supported: there are no other programs here; use multiprocessing.Process"
    )


def system(command):
    """Gives the shell a line such as `clear`, or `cls || clear`; answers how it ended, as `wait` does."""
    code = 0
    for part in command.split("||"):
        code = _run(part)
        if code == 0:
            break
    return code << 8
