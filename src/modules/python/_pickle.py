"""The names under which CPython's pickles know the classes of `pickle`."""

from pickle import PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load, loads
