"""Two threads write, meet, and read what the other has written."""

import threading

meeting = threading.Barrier(2)
written = [0, 0]
seen = [0, 0]


def work(me):
    written[me] = me + 1
    meeting.wait()
    seen[me] = written[1 - me]


threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
