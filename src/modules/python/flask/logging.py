"""The application's logger, which writes to standard error until the program says otherwise."""

import logging
import sys


class _StandardError(logging.StreamHandler):
    """A handler that looks for standard error anew each time."""

    def __init__(self):
        super().__init__(sys.stderr)

    def emit(self, record):
        self.stream = sys.stderr
        super().emit(record)


default_handler = _StandardError()
default_handler.setFormatter(logging.Formatter("[%(asctime)s] %(levelname)s in %(module)s: %(message)s"))


def create_logger(app):
    """The logger of the application's name, with a handler if nobody else writes for it."""
    logger = logging.getLogger(app.name)
    if app.debug and not logger.level:
        logger.setLevel(logging.DEBUG)
    if not logger.hasHandlers():
        logger.addHandler(default_handler)
    return logger
