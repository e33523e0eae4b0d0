"""Run every program on CPython and write what it did beside it. See README.md."""

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = 5
FRAME = re.compile(r'  File "(?P<file>[^"]+)", line \d+')
ADDRESS = re.compile(r"\bat 0x[0-9a-f]+")
LIBRARY = str(Path(os.__file__).resolve().parent)


def normalised(stderr):
    """Name programs by their file name and drop the standard library's frames."""
    lines = []
    in_library = False
    for line in stderr.splitlines(keepends=True):
        frame = FRAME.match(line)
        if frame:
            in_library = frame["file"].startswith((LIBRARY, "<frozen"))
        elif not line.startswith("    "):
            # A frame's source and marker lines are indented deeper than anything else.
            in_library = False
        if not in_library:
            lines.append(line)
    text = "".join(lines).replace(f"{HERE}{os.sep}", "")
    return ADDRESS.sub("at 0x0", text)


def run(program):
    """Run a program once: its output, its normalised errors and its exit code."""
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "random"}
    done = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        check=False,
        cwd=HERE,
        encoding="utf-8",
        env=environment,
        timeout=30,
    )
    return done.stdout, normalised(done.stderr), done.returncode


def write(path, text):
    """Write a file, or remove it when there is nothing to write."""
    if text:
        path.write_text(text, encoding="utf-8", newline="\n")
    else:
        path.unlink(missing_ok=True)


def main(names):
    """Regenerate the named programs, or all of them."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("Tracebacks differ between versions: run this with Python 3.11.")
    programs = [HERE / f"{name}.py" for name in names] or sorted(HERE.glob("*__*.py"))
    undecided = []
    for program in programs:
        results = {run(program) for _ in range(RUNS)}
        if len(results) > 1:
            undecided.append(program.name)
            continue
        out, err, code = results.pop()
        write(program.with_suffix(".out"), out)
        write(program.with_suffix(".err"), err)
        write(program.with_suffix(".code"), f"{code}\n" if code else "")
    print(f"{len(programs) - len(undecided)} programs written")
    if undecided:
        sys.exit(f"not deterministic: {', '.join(undecided)}")


if __name__ == "__main__":
    main(sys.argv[1:])
