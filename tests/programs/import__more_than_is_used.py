import bz2, cProfile, codecs, curses, dis, email.mime.text, gzip, ipaddress, os, pdb, readline, ssl
import subprocess
import threading
import xml.etree.ElementTree as ET


def __getattr__(name):
    if name == "missing":
        raise AttributeError(f"nothing is called {name}")
    return f"the {name}"


import __main__
from __main__ import answer, question as asked

print(answer, asked, __main__.other)
try:
    from __main__ import missing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
print(subprocess.__name__, email.__name__, ET.__name__, getattr(gzip, "__nothing__", "none"))
thread = threading.Thread(target=print, args=("in a thread",))
thread.start()
thread.join()
