# Identifiers: taken apart, made of names, and made by many threads at once.
import threading
import uuid

one = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(one, repr(one), one.hex, one.int, one.bytes, one.version, one.variant, one.urn, one.fields)
print(one == uuid.UUID(int=one.int), one < uuid.UUID(int=0), uuid.UUID(bytes=one.bytes) == one, uuid.UUID(fields=one.fields) == one)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://x"), uuid.uuid4().version, uuid.uuid1().version)
for attempt in (lambda: uuid.UUID("short"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1)):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
made = []


def make():
    for _ in range(20):
        made.append(uuid.uuid4())


threads = [threading.Thread(target=make) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made), len(set(made)), {len(str(each)) for each in made})
