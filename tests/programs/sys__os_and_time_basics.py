import os
import sys
import threading
import time

print(sys.version_info >= (3, 8), sys.version_info.major, sys.version_info[0], isinstance(sys.version, str), len(sys.argv))
print(sys.maxsize, sys.byteorder in ("little", "big"), isinstance(sys.platform, str), sys.getsizeof([]) > 0)
print(isinstance(os.getpid(), int), os.cpu_count() >= 1, os.environ.get("SURELY_NOT_SET", "unset"), isinstance(os.getcwd(), str))
print(os.path.join("a", "b", "c.txt"), os.path.basename("/x/y.py"), os.path.dirname("/x/y.py"), os.path.splitext("a.tar.gz"), os.sep)
interval = sys.getswitchinterval()
sys.setswitchinterval(0.001)
print(interval, sys.getswitchinterval())
sys.setswitchinterval(interval)
start, mono, cpu = time.time(), time.monotonic(), time.perf_counter()
time.sleep(0.02)
print(time.time() - start > 0.01, time.monotonic() - mono >= 0.02, time.perf_counter() - cpu >= 0.02, time.process_time() >= 0)
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400).tm_mday, isinstance(time.ctime(), str), time.time_ns() > 0)
print(isinstance(threading.get_ident(), int), threading.get_native_id() > 0, os.getenv("SURELY_NOT_SET"))
print("written to stderr", file=sys.stderr)
sys.stderr.write("and this\n")
