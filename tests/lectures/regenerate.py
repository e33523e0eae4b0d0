"""Run the lecture's programs on CPython and write what they print into `threads-flask/NAME.out`.

Those that print something else each time, and the one that never ends, are left out.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE.parent.parent / "lectures/threads-flask/programs"
VARIES = {"computing", "gil_counter", "raceto50", "raceto50fixed", "waiting"}
ENDLESS = {"deadlock"}

for program in sorted(PROGRAMS.glob("*.py")):
    if program.stem in VARIES | ENDLESS:
        continue
    command = [sys.executable, program.name]
    outputs = {
        subprocess.run(command, capture_output=True, check=True, cwd=PROGRAMS, text=True).stdout
        for _ in range(3)
    }
    if len(outputs) > 1:
        sys.exit(f"{program.name} does not always print the same")
    (HERE / "threads-flask" / f"{program.stem}.out").write_text(outputs.pop(), encoding="utf-8")
