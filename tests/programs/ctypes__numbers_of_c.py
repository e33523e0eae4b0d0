"""Numbers of C, alone and shared by processes."""
import ctypes, multiprocessing
from ctypes import c_int, c_double, c_bool, c_char, c_char_p, sizeof
from multiprocessing import Value, Array, Process
for t, v in ((c_int, 5), (c_int, 2**31), (ctypes.c_uint8, 300), (c_double, 1), (ctypes.c_float, 0.1), (c_bool, 3), (c_char, b"x"), (ctypes.c_wchar, "é"), (ctypes.c_long, -1), (ctypes.c_ulonglong, -1)):
    x = t(v); print(x, x.value, sizeof(t), bool(x))
for t, v in ((c_int, 1.5), (c_double, "x"), (c_char, "x"), (ctypes.c_wchar, "ab"), (c_char_p, "s")):
    try: t(v)
    except TypeError as e: print(e)
x = c_int(); x.value = 7; x.value += 1; print(x, c_double(), c_bool(), c_char())
v = Value(c_bool, False); print(v, v.value); v.value = True; print(v.value, v)
w = Value(ctypes.c_double, 2.5); a = Array(ctypes.c_int, 3); a[1] = 4; print(w.value, list(a), a[:], Value(ctypes.c_longlong, 9), Value("i", 3))
def child(v, a, flag):
    with v.get_lock(): v.value *= 2
    a[0] = 9; flag.value = not flag.value
p = Process(target=child, args=(w, a, v)); p.start(); p.join(); print(w.value, a[:], v.value)
c = Array(c_char, b"hello"); print(c.value, c.raw, len(c), c[0])
print(ctypes.c_longlong is ctypes.c_long, ctypes.c_size_t, c_int.__name__)
