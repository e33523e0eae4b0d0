"""A module made while the program runs: settings that are looked up as attributes."""

import threading
import types

settings = types.ModuleType("settings", "What all workers share.")
print(settings, settings.__name__, settings.__doc__)
settings.limit = 3
settings.lock = threading.Lock()
settings.served = []


def serve(number):
    with settings.lock:
        if len(settings.served) < settings.limit:
            settings.served.append(number)


threads = [threading.Thread(target=serve, args=(number,)) for number in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(settings.served), settings.limit, sorted(vars(settings))[-3:])
print(isinstance(settings, types.ModuleType), type(settings), types.ModuleType("other").__doc__)
del settings.limit
try:
    settings.limit
except AttributeError as error:
    print(error)
for wrong in [(), (5,)]:
    try:
        types.ModuleType(*wrong)
    except TypeError as error:
        print(error)


def missing(name):
    return f"no {name} here"


settings.__getattr__ = missing
print(settings.anything)
