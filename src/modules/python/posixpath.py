"""Another name of `os.path`."""

from os.path import *
