import threading


class TaskError(Exception):
    """What went wrong, and in which task."""


def load(settings):
    try:
        return settings["port"]
    except KeyError as error:
        raise TaskError("settings are incomplete") from error


t = threading.Thread(target=load, args=({"host": "localhost"},), name="Loader")
t.start()
t.join()
print("after the traceback")
