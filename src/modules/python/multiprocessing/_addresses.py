"""Where processes find each other: what listens at which address, known to all processes of a program.

The table is the one message of a channel that every process has from its parent. Whoever takes the
message has the table for itself, as with a lock, until it puts the message back.
"""

import os
from itertools import count

import _process
from multiprocessing.reduction import packed, unpacked

_takes, _puts = _process.channel()
_puts.send(*packed({}))
_numbers = count(1)


def _take():
    """The table, which nobody else has until it is put back."""
    return unpacked(_takes.receive(None, ()))


def _put(table):
    _puts.send(*packed(table))


def _key(address):
    """The address as it is looked up: every name of this machine is the same one."""
    if isinstance(address, tuple):
        return address[1]
    return address


def family_of(address):
    """The kind of address this is."""
    if isinstance(address, tuple):
        return "AF_INET"
    if isinstance(address, str):
        return "AF_UNIX"
    raise ValueError(f"address type of {address!r} unrecognized")


def _named(address, family, table):
    """An address in full: with a host as a number, and a free port or name when none is given."""
    if address is None:
        if family == "AF_INET":
            address = ("localhost", 0)
        else:
            return f"/tmp/pymp-{os.getpid()}/listener-{next(_numbers)}"
    if isinstance(address, tuple):
        host, port = address
        host = {"": "0.0.0.0", "localhost": "127.0.0.1"}.get(host, host)
        if port == 0:
            port = 40000
            while port in table:
                port += 1
        address = (host, port)
    return address


def _answers(end):
    """Whether somebody still receives what is sent at this end."""
    try:
        end.send(b"", ())
    except OSError:
        return False
    return True


def listen(address, family=None):
    """Takes an address. Answers it in full, and the end at which those who connect there arrive."""
    table = _take()
    try:
        address = _named(address, family, table)
        key = _key(address)
        if key in table and _answers(table[key]):
            raise OSError(98, "Address already in use")
        arrivals, table[key] = _process.channel()
        return address, arrivals
    finally:
        _put(table)


def give_back(address):
    """Lets others take the address."""
    table = _take()
    table.pop(_key(address), None)
    _put(table)


def door(address):
    """The end through which to reach whatever listens at an address."""
    table = _take()
    found = table.get(_key(address))
    _put(table)
    if found is None or not _answers(found):
        if isinstance(address, str):
            raise FileNotFoundError(2, "No such file or directory")
        raise ConnectionRefusedError(111, "Connection refused")
    return found


def arrive(door):
    """Goes through a door. Answers an end that receives, and one that sends."""
    receives, answers = _process.channel()
    calls, sends = _process.channel()
    door.send(*packed((calls, answers)))
    # Closed here, so that the other process notices when this one is gone.
    calls.close()
    answers.close()
    return receives, sends


def next_arrival(arrivals):
    """Waits for somebody to arrive. Answers an end that receives, and one that sends; None to stop."""
    while True:
        message = arrivals.receive(None, ())
        if message[0]:
            return unpacked(message)
