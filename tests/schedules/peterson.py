"""Peterson's algorithm: two threads exclude each other with nothing but variables."""

import threading

wants = [False, False]
turn = 0
inside = 0
most = 0


def visit(me):
    global turn, inside, most
    other = 1 - me
    wants[me] = True
    turn = other
    while wants[other] and turn == other:
        pass
    inside += 1
    most = max(most, inside)
    inside -= 1
    wants[me] = False


threads = [threading.Thread(target=visit, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
