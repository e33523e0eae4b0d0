"""SHA-3 and BLAKE2, of lengths around those of their blocks."""
import hashlib, hmac
for n in (0, 1, 100, 127, 128, 129, 135, 136, 137, 300):
    d = bytes(i % 256 for i in range(n))
    print(n, *(hashlib.new(a, d).hexdigest()[:12] for a in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s")), hashlib.shake_128(d).hexdigest(5), hashlib.shake_256(d).digest(200)[-3:])
print(hashlib.blake2b(b"m", digest_size=16, key=b"secret", salt=b"s", person=b"p").hexdigest(), hashlib.blake2s(b"m", key=b"k").hexdigest())
h = hashlib.sha3_256(); h.update(b"ab"); k = h.copy(); h.update(b"c"); print(h.hexdigest() == hashlib.sha3_256(b"abc").hexdigest(), k.digest_size, k.block_size, k.name, h.hexdigest() != k.hexdigest())
print(hmac.new(b"k", b"m", hashlib.sha3_256).hexdigest()[:10], sorted(hashlib.algorithms_guaranteed))
for bad in (lambda: hashlib.new("nope"), lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.sha256("text"), lambda: hashlib.sha3_256("text"), lambda: hashlib.blake2b("text")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
