"""Calling functions of another program over HTTP, with arguments and results written as XML."""
