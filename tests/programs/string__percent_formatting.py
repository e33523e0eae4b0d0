name, n, x = "Ada", 42, 3.14159
print("%s is %d years, pi is %.2f" % (name, n, x))
print("%5d|%-5d|%05d|%+d|% d" % (n, n, n, n, n))
print("%8.3f|%-8.1f|%e|%g|%G" % (x, x, 12345.678, 0.00001234, 1e20))
print("%x %X %#x %o %#o %c %c" % (255, 255, 255, 8, 8, "z", 65))
print("%r %s %a" % ("q'", "q'", "é"))
print("%(who)s has %(count)03d items" % {"who": name, "count": 7})
print("%d%%" % 50, "%s" % (None,), "%s %s" % ([1], {"a": 1}))
print("%*d|%-*d|%.*f" % (6, n, 6, n, 1, x))
print("%10s|%-10s|%.2s" % (name, name, name))
print("Thread-%d: %s" % (3, "done"), "%i" % 3.99, "%5.1f%%" % 99.5)
for bad in (lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%(a)s" % {}):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
