"""Options read as older programs read them."""
import sys
import threading
from optparse import OptionGroup, OptionParser, make_option

parser = OptionParser(usage="usage: %prog [options] FILE...", version="%prog 1.2", prog="fetch", description="Fetches pages with several threads, as many as one wants.", epilog="That is all.")
parser.add_option("-n", "--threads", dest="threads", type="int", default=2, metavar="N", help="number of threads [default: %default]")
parser.add_option("-v", "--verbose", action="store_true", default=False, help="say more")
parser.add_option("-q", action="store_false", dest="verbose")
parser.add_option("--mode", type="choice", choices=["fast", "slow"], default="fast", help="how to run")
parser.add_option("--point", type="float", nargs=2, help="two numbers, both of them with a fraction if need be, and a long text")
group = OptionGroup(parser, "Debugging", "Only for those who look for mistakes.")
group.add_option("-d", action="count", dest="debug", help="more of it")
group.add_option("-I", action="append", dest="include")
parser.add_option_group(group)


def seen(option, name, value, parser, *args):
    print("callback", option, name, value, args)


parser.add_option("--call", action="callback", callback=seen, type="string", callback_args=(1,))
parser.print_help()
for line in ("", "a -n 5 b", "-vdd --mode=slow -Ix -I y --point 1 2.5", "--call=x -n0x10 -- -v", "--thr 3", "-n x", "--mode other", "--nope", "-n", "--verbose=1", "-x", "--version", "--point 1"):
    try:
        options, rest = parser.parse_args(line.split())
    except SystemExit as end:
        print("exit", end.code)
    else:
        print(options.threads, options.verbose, options.mode, options.point, options.debug, options.include, rest)
    sys.stdout.flush()
options, rest = OptionParser(option_list=[make_option("--count", type=int, default=3)]).parse_args([])
found = []
threads = [threading.Thread(target=found.append, args=(number,)) for number in range(options.count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found), options, rest)
parser.error("no files")
