"""Parts of the library that few programs use."""
import collections
import csv
import datetime
import io
import os
import pathlib
import shutil
import statistics
import sys
import time

chain = collections.ChainMap({"a": 1}, {"b": 2})
copied = chain.copy()
copied["c"] = 3
print(chain, copied, copied.popitem(), collections.ChainMap.fromkeys("xy", 0))
try:
    collections.ChainMap({}, {"b": 2}).popitem()
except KeyError as error:
    print(error)
print(pathlib.PurePosixPath("/tmp/a b").as_posix(), pathlib.Path("/tmp/a b").as_uri(), pathlib.Path("/tmp").samefile("/tmp/../tmp"))
print(statistics.median_grouped([1, 2, 2, 3, 4, 4, 4]), statistics.median_grouped([1, 3, 3, 5, 7], interval=2))
print(datetime.date.fromisocalendar(2024, 1, 1), datetime.date.fromisocalendar(2020, 53, 7), datetime.datetime.fromisocalendar(2021, 10, 3), datetime.timezone.max)
for year, week, day in ((2021, 53, 1), (2021, 1, 8)):
    try:
        datetime.date.fromisocalendar(year, week, day)
    except ValueError as error:
        print(error)
print(csv.field_size_limit(), csv.field_size_limit(1 << 20), csv.field_size_limit())
into = bytearray(3)
print(io.BytesIO(b"abcdef").readinto(into), into)
print(sys.hash_info.width, sys.hash_info.modulus, time.clock_getres(time.CLOCK_MONOTONIC) <= 1, time.clock_gettime_ns(time.CLOCK_REALTIME) > 0)
total, used, free = shutil.disk_usage(os.getcwd())
print(total >= free > 0, sorted(shutil.ignore_patterns("*.tmp", "x*")("folder", ["a.tmp", "b.txt", "xyz"])))
