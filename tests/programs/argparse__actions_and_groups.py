"""Actions of a program's own, switches with a twin, groups with descriptions, commands with aliases."""
import argparse
import sys
import threading


class Pairs(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("seen", option_string, values)
        found = getattr(namespace, self.dest) or {}
        key, _, value = values.partition("=")
        if not value:
            parser.error(f"{option_string}: {values!r} is no pair")
        setattr(namespace, self.dest, {**found, key: value})


class Twice(argparse.Action):
    def __init__(self, option_strings, dest, nargs=None, factor=2, **kwargs):
        super().__init__(option_strings, dest, nargs=nargs, **kwargs)
        self.factor = factor

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [value * self.factor for value in values])


def build():
    parser = argparse.ArgumentParser(prog="jobs", description="Runs jobs in threads.", formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--set", action=Pairs, dest="settings", metavar="KEY=VALUE", help="one setting\ncan be repeated")
    parser.add_argument("--verbose", action=argparse.BooleanOptionalAction, default=True, help="say more")
    parser.add_argument("--color", action=argparse.BooleanOptionalAction)
    group = parser.add_argument_group("speed", "how fast it is,\nmore or less")
    group.add_argument("-w", "--workers", type=int, default=2, help="threads")
    parser.add_argument("numbers", nargs="+", type=int, action=Twice, factor=3)
    return parser


parser = build()
parser.print_help()
for line in ("1 2", "1 --no-verbose --color --set a=1 --set b=2 -w 4", "5 --set x", "--verbose"):
    try:
        found = parser.parse_args(line.split())
    except SystemExit as end:
        print("exit", end.code)
    else:
        print(found.settings, found.verbose, found.color, found.workers, found.numbers)
    sys.stdout.flush()

tool = argparse.ArgumentParser(prog="tool")
commands = tool.add_subparsers(dest="command", title="commands", description="what can be done", metavar="COMMAND", required=True)
run = commands.add_parser("run", aliases=["r", "go"], help="runs it")
run.add_argument("--times", type=int, default=1)
run.set_defaults(call=lambda found: "run " * found.times)
commands.add_parser("stop", help="stops it").set_defaults(call=lambda found: "stop")
tool.print_help()
results = []


def work(line):
    found = tool.parse_args(line.split())
    results.append((line, found.command, found.call(found)))


threads = [threading.Thread(target=work, args=(line,)) for line in ("run --times 2", "r", "go --times 3", "stop")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(results), sep="\n")
quiet = argparse.ArgumentParser(argument_default=argparse.SUPPRESS)
quiet.add_argument("--name")
quiet.add_argument("--log", type=argparse.FileType("w"), default="-")
print(quiet.parse_args([]).log is sys.stdout, "name" in quiet.parse_args([]), argparse.FileType("r"))
