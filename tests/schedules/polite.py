"""Two people who each step aside for as long as the other does, and never get by."""

import threading

aside = [False, False]


def walk(me):
    aside[me] = True
    while not aside[1 - me]:
        pass
    while aside[1 - me]:
        pass
    aside[me] = False


threads = [threading.Thread(target=walk, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
