# Command lines read, and refused.
import argparse
import sys

sys.stderr = sys.stdout
parser = argparse.ArgumentParser(prog="crawl", description="Fetch pages with several threads.", epilog="That is all.")
parser.add_argument("url", help="where to begin")
parser.add_argument("more", nargs="*", help="other places")
parser.add_argument("-t", "--threads", type=int, default=4, help="number of threads (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="store_true", help="say more")
parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
parser.add_argument("--rate", type=float, metavar="R", help="requests a second; a text so long that it takes more than one line")
parser.add_argument("-q", action="count", default=0)
parser.add_argument("--tag", action="append")
parser.add_argument("--size", nargs=2, type=int)
parser.add_argument("--opt", nargs="?", const="given", default="absent")
parser.add_argument("--version", action="version", version="%(prog)s 1.0")


def run(*texts):
    try:
        print(parser.parse_args(texts))
    except SystemExit as error:
        print("exit", error.code)


run("http://x")
run("u", "a", "b", "-t", "8", "-vqq", "--mode=slow", "--tag", "x", "--tag=y", "--size", "1", "2", "--opt")
run("u", "-t8", "--rate", "-1.5", "--opt", "z")
run("u", "--", "-x")
run("--verb", "u", "--rate=2")
for wrong in ([], ["u", "-t", "x"], ["u", "--mode", "mid"], ["u", "--nope"], ["u", "-t"], ["u", "--size", "1"], ["u", "--ver", "-q=3"]):
    run(*wrong)
run("--version")
run("-h")
print(parser.parse_known_args(["u", "--strange", "-v"]), vars(argparse.Namespace(b=2)))
