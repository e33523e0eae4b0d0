import sys


def main():
    print("working")
    sys.exit("no input given")


main()
