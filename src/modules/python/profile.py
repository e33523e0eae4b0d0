"""The same as `cProfile`, under its older name."""

from cProfile import Profile, run, runctx
