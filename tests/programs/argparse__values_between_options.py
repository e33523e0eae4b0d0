"""A runner of jobs reads its command line: which values belong to which argument when options stand between them."""

import argparse
import contextlib
import io


def runner(*positional):
    parser = argparse.ArgumentParser(prog="runner", exit_on_error=False)
    for name, options in positional:
        parser.add_argument(name, **options)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("-x", type=int)
    parser.add_argument("--many", nargs="*")
    return parser


def show(parser, line):
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            values, rest = parser.parse_known_args(line.split())
        print(f"{line!r:24}", sorted(vars(values).items(), key=str), rest)
    except argparse.ArgumentError as error:
        print(f"{line!r:24}", error)
    except SystemExit as end:
        print(f"{line!r:24}", end, said.getvalue().splitlines()[-1])


job = ("job", {})
host = ("host", {})
jobs = ("jobs", {"nargs": "+"})
others = ("others", {"nargs": "*"})
level = ("level", {"nargs": "?"})
pair = ("pair", {"nargs": 2})
command = ("command", {"nargs": argparse.REMAINDER})
lines = [
    "", "1", "1 2", "1 2 3", "1 --zz 3", "1 -v 2", "-v 1", "1 2 -x 4 3 5", "-x 4", "1 -- -2 -v", "--many 1 2 -v 3",
    "1 --many 2", "--zz", "-v -- 1", "-x -3 1 -2", "-x", "-x one",
]
shapes = [
    (job,), (job, host), (jobs,), (job, others), (others, job), (job, level), (level,), (others,), (pair, level),
    (jobs, host), (job, command), (level, others),
]
for shape in shapes:
    print([name for name, _ in shape])
    for line in lines:
        show(runner(*shape), line)

parser = argparse.ArgumentParser(prog="runner")
parser.add_argument("-v", action="store_true")
parser.add_argument("queue")
commands = parser.add_subparsers(dest="command")
adding = commands.add_parser("add")
adding.add_argument("numbers", type=int, nargs="+")
adding.add_argument("-q", action="store_true")
commands.add_parser("drop").add_argument("name", nargs="?")
for line in ["f add 1 2", "f add 1 -q 2", "-v f drop", "f -v drop x", "f drop -z", "f", "f add -- 1", "f nope 1"]:
    show(parser, line)
