# Fingerprints of bytes, all at once, in parts, and from several threads.
import hashlib
import hmac
import threading

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    digest = hashlib.new(name, b"hello")
    digest.update(b" world" * 30)
    print(name, digest.hexdigest(), digest.digest_size, digest.block_size, digest.name)
print(hashlib.md5("ü".encode()).hexdigest(), hashlib.sha256(b"").digest()[:4], hashlib.sha1(b"a" * 64).hexdigest())
first = hashlib.sha256(b"one")
second = first.copy()
second.update(b"two")
print(first.hexdigest() == hashlib.sha256(b"one").hexdigest(), second.hexdigest() == hashlib.sha256(b"onetwo").hexdigest())
print(hmac.new(b"key", b"msg", hashlib.sha256).hexdigest(), hmac.new(b"k" * 100, b"", "md5").hexdigest(), hmac.compare_digest("a", "b"))
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 5).hex())

results = {}


def mine(n):
    nonce = 0
    while not hashlib.sha256(f"{n}:{nonce}".encode()).hexdigest().startswith("00"):
        nonce += 1
    results[n] = nonce


threads = [threading.Thread(target=mine, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))
for attempt in (lambda: hashlib.md5("text"), lambda: hashlib.new("nothing"), lambda: hashlib.sha1(5)):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error)[:40])
