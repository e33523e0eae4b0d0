"""Hashes of passwords."""

from werkzeug.security import check_password_hash, generate_password_hash

kept = generate_password_hash("secret", method="pbkdf2:sha256:50")
print(kept.split("$")[0], len(kept.split("$")), len(kept.split("$")[1]), len(kept.split("$")[2]))
print(check_password_hash(kept, "secret"), check_password_hash(kept, "Secret"), check_password_hash("nonsense", "x"))
print(generate_password_hash("secret", "pbkdf2:sha256:50") == kept)
print(check_password_hash("pbkdf2:sha256:50$salt$ea2ed3fb36f1b0f31d3d2d5c8bdd6cd4a4ed8bff2d8f1b1f0a9fa2e9c5b4d1ab", "x"))
try:
    generate_password_hash("x", "nothing")
except ValueError as error:
    print(error)
