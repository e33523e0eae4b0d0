"""Numbers and texts that nobody can guess."""

from base64 import urlsafe_b64encode
from hmac import compare_digest
from os import urandom
from random import SystemRandom

_generator = SystemRandom()
choice = _generator.choice
randbits = _generator.getrandbits
DEFAULT_ENTROPY = 32


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _generator.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return urlsafe_b64encode(token_bytes(nbytes)).decode().rstrip("=")
