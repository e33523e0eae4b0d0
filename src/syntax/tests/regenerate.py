"""Rewrites what CPython 3.11 says in errors.txt and markers.txt, keeping their programs.

    python3 src/syntax/tests/regenerate.py

In errors.txt every program is followed by the text CPython prints on stderr for it; in markers.txt by
each entry of the traceback: the position of its instruction, and the marker line below its source line.
"""

import pathlib
import subprocess
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).parent
PROGRAM, ANSWER = "=== program\n", "--- answer\n"


def programs(path):
    for case in path.read_text().split(PROGRAM)[1:]:
        yield case.split(ANSWER)[0]


def stderr_of(source):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "program.py").write_text(source)
        command = [sys.executable, "-W", "ignore", "-B", "program.py"]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        return result.stderr.replace(f"{folder}/", "")


def error_of(source):
    return stderr_of(source)


def markers_of(source):
    """The positions of the traceback's entries, each with the markers that CPython prints for it."""
    try:
        exec(compile(source, "program.py", "exec"), {"__name__": "__main__"})
        return ""
    except BaseException as error:
        entry = error.__traceback__.tb_next
    positions = []
    while entry:
        code, instruction = entry.tb_frame.f_code, entry.tb_lasti
        positions.append(traceback._get_code_position(code, instruction))
        entry = entry.tb_next
    lines = stderr_of(source).split("\n")
    answers = []
    for index, line in enumerate(lines):
        if line.startswith("  File "):
            below = lines[index + 2] if index + 2 < len(lines) else ""
            is_marker = below.startswith("    ") and set(below.strip()) <= set("^~")
            start, end, column, end_column = positions.pop(0)
            answers.append(f"{start} {column} {end} {end_column}|{below[4:] if is_marker else ''}\n")
    return "".join(answers)


for name, answer_of in ("errors.txt", error_of), ("markers.txt", markers_of):
    path = HERE / name
    cases = [PROGRAM + source + ANSWER + answer_of(source) for source in programs(path)]
    path.write_text("".join(cases))
