"""Run every script on CPython with the real Flask and requests, and write what it printed beside it. See README.md.

Run it with a Python 3.11 that has flask 3.1 and requests 2.34: `python3 -m venv V; V/bin/pip install flask
requests; V/bin/python regenerate.py`. Names of scripts may follow; without them, all are run.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = 3


def run(script):
    """What a script prints."""
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "random", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, check=False, cwd=HERE, encoding="utf-8", env=environment, timeout=60
    )
    if done.returncode:
        print(f"{script.name} failed:\n{done.stderr}")
        return None
    return done.stdout


def main(names):
    """Regenerate the named scripts, or all of them."""
    scripts = [HERE / f"{name}.py" for name in names] or sorted(HERE.glob("*__*.py"))
    undecided = []
    for script in scripts:
        results = {run(script) for _ in range(RUNS)}
        if len(results) > 1 or None in results:
            undecided.append(script.name)
            continue
        script.with_suffix(".out").write_text(results.pop(), encoding="utf-8", newline="\n")
    print(f"{len(scripts) - len(undecided)} scripts written")
    if undecided:
        sys.exit(f"not written, for they failed or print something else each time: {', '.join(undecided)}")


if __name__ == "__main__":
    main(sys.argv[1:])
