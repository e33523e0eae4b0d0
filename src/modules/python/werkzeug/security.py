"""Passwords are never kept, only their hashes; whoever steals those has not got the passwords."""

import hashlib
import hmac
import os
import secrets

SALT_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
# Werkzeug takes a million rounds. Here a round costs more, and the passwords are made up.
DEFAULT_PBKDF2_ITERATIONS = 1000


def gen_salt(length):
    """A random text, by which equal passwords get different hashes."""
    if length <= 0:
        raise ValueError("Salt length must be at least 1.")
    return "".join([secrets.choice(SALT_CHARS) for _ in range(length)])


def _hash(method, salt, password):
    name, *arguments = method.split(":")
    if name != "pbkdf2":
        raise ValueError(f"Invalid hash method '{name}'.")
    digest = arguments[0] if arguments else "sha256"
    rounds = int(arguments[1]) if len(arguments) > 1 else DEFAULT_PBKDF2_ITERATIONS
    mixed = hashlib.pbkdf2_hmac(digest, password.encode(), salt.encode(), rounds)
    return mixed.hex(), f"pbkdf2:{digest}:{rounds}"


def generate_password_hash(password, method="pbkdf2", salt_length=16):
    """What to keep in place of a password: how it was hashed, the salt and the hash."""
    salt = gen_salt(salt_length)
    found, actual = _hash(method, salt, password)
    return f"{actual}${salt}${found}"


def check_password_hash(pwhash, password):
    """Whether this is the password of which the hash was made."""
    try:
        method, salt, wanted = pwhash.split("$", 2)
    except ValueError:
        return False
    return hmac.compare_digest(_hash(method, salt, password)[0], wanted)


def safe_join(directory, *pathnames):
    """A path below a folder, or None if it would lead out of it."""
    parts = [directory or "."]
    for name in pathnames:
        if name:
            name = os.path.normpath(name)
        if name.startswith("/") or name == ".." or name.startswith("../"):
            return None
        parts.append(name)
    return os.path.join(*parts)
