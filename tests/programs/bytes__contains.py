"""`in` for bytes: a byte, or several in a row."""

data = b"key.value"
print(b"." in data, b"value" in data, b"lue." in data, b"" in data, b"" in b"")
print(46 in data, 0 in data, b"," not in data)
for wrong in ("a", None, 1.5):
    try:
        print(wrong in data)
    except TypeError as error:
        print(error)
