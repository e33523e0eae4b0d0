"""Containers beyond the built-in ones."""

from collections._deque import deque
