# Bytes as letters and digits, and back.
import base64
import binascii

for data in (b"", b"a", b"ab", b"abc", bytes(range(256))):
    text = base64.b64encode(data)
    print(text[:40], base64.b64decode(text) == data, base64.urlsafe_b64encode(data)[-12:], base64.b32encode(data)[:30])
    print(base64.b32decode(base64.b32encode(data)) == data, base64.b16encode(data)[:10], base64.b16decode(base64.b16encode(data)) == data)
for wrong in ("YQ", "YWJjZ", "Y"):
    try:
        print(base64.b64decode(wrong))
    except ValueError as error:
        print(error)
print(base64.encodebytes(b"x" * 100), base64.b64decode("YW Jj\n"), base64.urlsafe_b64decode(b"-_-_"))
print(binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"))
