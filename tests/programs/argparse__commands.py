# Commands with options of their own, and options that exclude each other.
import argparse
import sys

sys.stderr = sys.stdout
parser = argparse.ArgumentParser(prog="job")
group = parser.add_mutually_exclusive_group()
group.add_argument("--quiet", action="store_true")
group.add_argument("--loud", action="store_true")
commands = parser.add_subparsers(dest="command", required=True, help="what to do")
run = commands.add_parser("run", help="run it")
run.add_argument("-n", type=int, default=1)
run.set_defaults(function=len)
commands.add_parser("stop")
for texts in (["--quiet", "run", "-n", "3"], ["--quiet", "--loud", "stop"], [], ["jump"], ["-h"], ["run", "-h"], ["stop", "x"]):
    try:
        print(parser.parse_args(texts))
    except SystemExit as error:
        print("exit", error.code)
