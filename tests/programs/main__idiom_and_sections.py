#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Threads, step by step."""

import sys
import threading
import time


def print_cube(num):
    # function to print cube of given num
    print("Cube: {}".format(num * num * num))


def print_square(num):
    # function to print square of given num
    print("Square: {}".format(num * num))


def main():
    print(__doc__)
    t1 = threading.Thread(target=print_square, args=(10,))
    t2 = threading.Thread(target=print_cube, args=(10,))
    t1.start()
    t1.join()
    t2.start()
    t2.join()
    print("=" * 20)
    print("Done!", __name__, file=sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
