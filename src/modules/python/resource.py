"""What the program has used: only the time, as nothing else is counted."""

import time as _time
from collections import namedtuple as _namedtuple

RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
RLIMIT_NOFILE, RLIMIT_AS, RLIMIT_STACK, RLIMIT_CPU = 7, 9, 3, 0
RLIM_INFINITY = -1

_FIELDS = (
    "ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap ru_inblock ru_oublock "
    "ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw"
)
struct_rusage = _namedtuple("struct_rusage", _FIELDS, module="resource")


def getrusage(who):
    return struct_rusage(_time.process_time(), 0.0, 65536, *[0] * 13)


def getrlimit(resource):
    return (RLIM_INFINITY, RLIM_INFINITY)


def setrlimit(resource, limits):
    pass
