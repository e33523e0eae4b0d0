import array
import base64
import collections
import platform
import sys

print(isinstance([], collections.abc.Sequence), issubclass(dict, collections.abc.Mapping), isinstance(len, collections.abc.Callable))
for data in (b"", b"a", b"abcd", b"hello world", bytes(range(256)), bytes(8)):
    five, ascii_five = base64.b85encode(data), base64.a85encode(data)
    print(five[:12], ascii_five[:12], base64.b85decode(five) == data, base64.a85decode(ascii_five) == data)
print(base64.a85encode(b"abc", adobe=True), base64.a85decode(b"<~@:E^~>", adobe=True), base64.b85encode(b"ab", pad=True))
for call in (lambda: base64.b85decode("\x01"), lambda: base64.b85decode("~~~~~")):
    try:
        print(call())
    except ValueError as error:
        print(error)
print(platform.uname().system, platform.uname()[0], len(platform.uname()), sys.getprofile())
print(array.array("i", [1, 2, 3]).buffer_info()[1])
