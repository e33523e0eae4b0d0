"""A program that prints nothing."""
