"""Run the lecture's programs on CPython and write what they print into `threads-flask/NAME.out`.

Those that print something else each time, the one that never ends, and the one that needs our Flask's
switch are left out. The web apps need a Python with flask and requests (see tests/flask/regenerate.py).
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE.parent.parent / "lectures/threads-flask/programs"
VARIES = {
    "computing", "gil_counter", "likes", "raceto50", "raceto50_web", "raceto50fixed", "sign_up_web", "two_likes",
    "two_likes_database", "waiting",
}
OURS = {"hello_shared"}
ENDLESS = {"deadlock", "three_forks"}

for program in sorted(PROGRAMS.glob("*.py")):
    if program.stem in VARIES | ENDLESS | OURS:
        continue
    command = [sys.executable, program.name]
    outputs = {
        subprocess.run(command, capture_output=True, check=True, cwd=PROGRAMS, text=True).stdout
        for _ in range(3)
    }
    if len(outputs) > 1:
        sys.exit(f"{program.name} does not always print the same")
    (HERE / "threads-flask" / f"{program.stem}.out").write_text(outputs.pop(), encoding="utf-8")
