"""Tracebacks of all threads, for when a program hangs. Nothing here crashes the interpreter."""

import sys
import threading


def enable(file=None, all_threads=True):
    pass


def disable():
    pass


def is_enabled():
    return False


def dump_traceback(file=None, all_threads=True):
    """Writes what the threads are executing, the calling one last."""
    stream = sys.stderr if file is None else file
    me = threading.get_ident()
    frames = sys._current_frames()
    mine = frames.pop(me)
    if all_threads:
        for ident in sorted(frames, reverse=True):
            _write_calls(stream, "Thread", ident, frames[ident])
            stream.write("\n")
    _write_calls(stream, "Current thread", me, mine)


def _write_calls(stream, title, ident, frame):
    stream.write(f"{title} 0x{ident:016x} (most recent call first):\n")
    while frame is not None:
        stream.write(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}\n')
        frame = frame.f_back
