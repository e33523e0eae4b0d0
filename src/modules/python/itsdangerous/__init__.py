"""Signed text: anybody can read it, but only who knows the key can make or change it.

Flask's session cookie is made of this. A signed text is `value.signature`, or `value.time.signature`
where its age matters; the value of a cookie is JSON in URL-safe base 64.
"""

import base64
import hashlib
import hmac
import json
import time
from datetime import datetime, timezone


class BadData(Exception):
    """Something signed is not what it ought to be."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message

    def __str__(self):
        return self.message


class BadSignature(BadData):
    """The signature does not belong to the value."""

    def __init__(self, message, payload=None):
        super().__init__(message)
        self.payload = payload


class BadTimeSignature(BadSignature):
    """The time in the signature is wrong, or too long ago."""

    def __init__(self, message, payload=None, date_signed=None):
        super().__init__(message, payload)
        self.date_signed = date_signed


class SignatureExpired(BadTimeSignature):
    """The signature is older than allowed."""


class BadPayload(BadData):
    """The signature is right, but the value cannot be read."""

    def __init__(self, message, original_error=None):
        super().__init__(message)
        self.original_error = original_error


def want_bytes(s, encoding="utf-8", errors="strict"):
    """The text as bytes."""
    return s.encode(encoding, errors) if isinstance(s, str) else s


def base64_encode(string):
    """URL-safe base 64 without the padding."""
    return base64.urlsafe_b64encode(want_bytes(string)).rstrip(b"=")


def base64_decode(string):
    """The bytes behind URL-safe base 64, with or without padding."""
    string = want_bytes(string, encoding="ascii", errors="ignore")
    try:
        return base64.urlsafe_b64decode(string + b"=" * (-len(string) % 4))
    except (TypeError, ValueError) as error:
        raise BadData("Invalid base64-encoded data") from error


# Keys derived from secrets: that takes as long as signing does, and a program has few of them.
_derived = {}
_MOST_DERIVED = 100


def _number_to_bytes(number):
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


class Signer:
    """Signs texts with a key, and checks such signatures. Keys may be a list, of which the last signs."""

    def __init__(self, secret_key, salt=b"itsdangerous.Signer", sep=b".", key_derivation="django-concat", digest_method=hashlib.sha1):
        keys = [secret_key] if isinstance(secret_key, (str, bytes)) else list(secret_key)
        self.secret_keys = [want_bytes(key) for key in keys]
        self.salt = want_bytes(salt)
        self.sep = want_bytes(sep)
        self.key_derivation = key_derivation
        self.digest_method = digest_method

    @property
    def secret_key(self):
        """The key that signs."""
        return self.secret_keys[-1]

    def derive_key(self, secret_key=None):
        """The key for this purpose, made of the secret and the salt."""
        key = self.secret_keys[-1] if secret_key is None else want_bytes(secret_key)
        if self.key_derivation == "concat":
            return self.digest_method(self.salt + key).digest()
        if self.key_derivation == "django-concat":
            return self.digest_method(self.salt + b"signer" + key).digest()
        if self.key_derivation == "hmac":
            return hmac.new(key, self.salt, self.digest_method).digest()
        if self.key_derivation == "none":
            return key
        raise TypeError("Unknown key derivation method")

    def _signature(self, value, secret_key):
        purpose = (secret_key, self.salt, self.key_derivation, self.digest_method)
        key = _derived.get(purpose)
        if key is None:
            key = self.derive_key(secret_key)
            if len(_derived) < _MOST_DERIVED:
                _derived[purpose] = key
        return hmac.digest(key, value, self.digest_method)

    def get_signature(self, value):
        """The signature of a value, in base 64."""
        return base64_encode(self._signature(want_bytes(value), self.secret_keys[-1]))

    def sign(self, value):
        """The value with its signature behind it."""
        value = want_bytes(value)
        return value + self.sep + self.get_signature(value)

    def verify_signature(self, value, sig):
        """Whether a signature belongs to a value."""
        try:
            sig = base64_decode(sig)
        except BadData:
            return False
        value = want_bytes(value)
        for key in reversed(self.secret_keys):
            if hmac.compare_digest(sig, self._signature(value, key)):
                return True
        return False

    def unsign(self, signed_value):
        """The value that was signed; `BadSignature` if it was not, or not so."""
        signed_value = want_bytes(signed_value)
        if self.sep not in signed_value:
            raise BadSignature(f"No {self.sep!r} found in value")
        value, _, sig = signed_value.rpartition(self.sep)
        if self.verify_signature(value, sig):
            return value
        raise BadSignature(f"Signature {sig!r} does not match", payload=value)

    def validate(self, signed_value):
        """Whether a signed value is all right."""
        try:
            self.unsign(signed_value)
        except BadSignature:
            return False
        return True


class TimestampSigner(Signer):
    """A signer that also writes down when."""

    def get_timestamp(self):
        return int(time.time())

    def timestamp_to_datetime(self, ts):
        return datetime.fromtimestamp(ts, tz=timezone.utc)

    def sign(self, value):
        stamp = base64_encode(_number_to_bytes(self.get_timestamp()))
        return super().sign(want_bytes(value) + self.sep + stamp)

    def unsign(self, signed_value, max_age=None, return_timestamp=False):
        failure = None
        try:
            result = super().unsign(signed_value)
        except BadSignature as error:
            failure = error
            result = error.payload or b""
        if self.sep not in result:
            raise failure or BadTimeSignature("timestamp missing", payload=result)
        value, _, stamp = result.rpartition(self.sep)
        try:
            when = int.from_bytes(base64_decode(stamp), "big")
        except BadData:
            when = None
        if failure is not None:
            raise BadTimeSignature(str(failure), payload=value)
        if when is None:
            raise BadTimeSignature("Malformed timestamp", payload=value)
        if max_age is not None:
            age = self.get_timestamp() - when
            if age > max_age or age < 0:
                limit = f"> {max_age}" if age > max_age else "< 0"
                raise SignatureExpired(f"Signature age {age} {limit} seconds", value, self.timestamp_to_datetime(when))
        return (value, self.timestamp_to_datetime(when)) if return_timestamp else value


class _CompactJson:
    """JSON without spaces, as it stands in cookies."""

    @staticmethod
    def loads(payload):
        return json.loads(payload)

    @staticmethod
    def dumps(obj):
        return json.dumps(obj, separators=(",", ":"), ensure_ascii=False)


class Serializer:
    """Data, as JSON, signed."""

    default_signer = Signer

    def __init__(self, secret_key, salt=b"itsdangerous", serializer=None, serializer_kwargs=None, signer=None, signer_kwargs=None):
        self.secret_key = secret_key
        self.salt = want_bytes(salt)
        self.serializer = json if serializer is None else serializer
        self.signer = self.default_signer if signer is None else signer
        self.signer_kwargs = signer_kwargs or {}

    def make_signer(self, salt=None):
        return self.signer(self.secret_key, salt=self.salt if salt is None else salt, **self.signer_kwargs)

    def dump_payload(self, obj):
        return want_bytes(self.serializer.dumps(obj))

    def load_payload(self, payload):
        try:
            return self.serializer.loads(payload.decode("utf-8"))
        except Exception as error:
            raise BadPayload(
                "Could not load the payload because an exception occurred on unserializing the data.",
                original_error=error,
            ) from error

    def dumps(self, obj, salt=None):
        return self.make_signer(salt).sign(self.dump_payload(obj)).decode("utf-8")

    def loads(self, s, salt=None):
        return self.load_payload(self.make_signer(salt).unsign(s))


class TimedSerializer(Serializer):
    """Data, signed, with the time of signing."""

    default_signer = TimestampSigner

    def loads(self, s, max_age=None, return_timestamp=False, salt=None):
        signed = self.make_signer(salt).unsign(s, max_age=max_age, return_timestamp=return_timestamp)
        if not return_timestamp:
            return self.load_payload(signed)
        payload, when = signed
        return self.load_payload(payload), when


class _UrlSafe:
    """The part of a serializer that writes what may stand in an address."""

    def load_payload(self, payload):
        if payload.startswith(b"."):
            raise BadPayload("Could not zlib decompress the payload before decoding the payload")
        try:
            decoded = base64_decode(payload)
        except Exception as error:
            raise BadPayload(
                "Could not base64 decode the payload because of an exception", original_error=error
            ) from error
        return super().load_payload(decoded)

    def dump_payload(self, obj):
        return base64_encode(super().dump_payload(obj))


class URLSafeSerializer(_UrlSafe, Serializer):
    """Signed data that may stand in an address."""

    def __init__(self, secret_key, salt=b"itsdangerous", serializer=_CompactJson, **options):
        super().__init__(secret_key, salt, serializer, **options)


class URLSafeTimedSerializer(_UrlSafe, TimedSerializer):
    """Signed data with a time that may stand in an address."""

    def __init__(self, secret_key, salt=b"itsdangerous", serializer=_CompactJson, **options):
        super().__init__(secret_key, salt, serializer, **options)
