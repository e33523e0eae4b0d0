"""The one thing that programs about threads use it for: raising an exception in another thread."""

import threading as _threading
from _threads import send as _send


class _Simple:
    def __init__(self, value=0):
        self.value = value


class c_int(_Simple):
    """An integer of C."""


c_long = c_ulong = c_uint = c_longlong = c_ulonglong = c_size_t = c_int


class py_object(_Simple):
    """Any object."""


def _set_async_exc(ident, exception):
    """Has the thread raise the exception when it goes on; how many threads that is."""
    ident = ident.value if isinstance(ident, _Simple) else ident
    exception = exception.value if isinstance(exception, _Simple) else exception
    thread = _threading._active.get(ident)
    if thread is None or thread._ended:
        return 0
    if exception:
        _send(ident, exception() if isinstance(exception, type) else exception, None, False)
    return 1


class _PythonAPI:
    PyThreadState_SetAsyncExc = staticmethod(_set_async_exc)

    def __getattr__(self, name):
        raise NotImplementedError(f"ctypes.pythonapi.{name} is not supported: code compiled for the machine cannot run here")


pythonapi = _PythonAPI()


def __getattr__(name):
    raise NotImplementedError(f"ctypes.{name} is not supported: code compiled for the machine cannot run here")
