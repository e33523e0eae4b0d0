"""Signing texts and data."""

from itsdangerous import BadSignature, BadTimeSignature, Signer, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer

signer = Signer("key")
print(signer.sign("text"), signer.unsign(signer.sign("text")), signer.validate(b"text.x"))
for wrong in (b"text", b"text.wrong", signer.sign("text") + b"x"):
    try:
        print(signer.unsign(wrong))
    except BadSignature as error:
        print(error)
maker = URLSafeSerializer("key", salt="salt")
print(maker.dumps({"a": [1, "é"]}), maker.loads(maker.dumps({"a": [1, "é"]})))
timed = URLSafeTimedSerializer(["old", "new"])
print(timed.loads(timed.dumps([1]), max_age=60), URLSafeTimedSerializer("new").loads(timed.dumps("x")))
try:
    URLSafeTimedSerializer("old").loads(timed.dumps("x"))
except BadTimeSignature as error:
    print(type(error).__name__, str(error)[:10])
print(TimestampSigner("key").unsign(TimestampSigner("key").sign("x")), Signer("key", salt="a").sign("x") == Signer("key", salt="b").sign("x"))
