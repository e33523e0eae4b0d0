"""Peterson's algorithm: two threads, fifty visits each."""

import threading

wants = [False, False]
turn = 0
inside = 0


def visit(me):
    global turn, inside
    other = 1 - me
    for _ in range(50):
        wants[me] = True
        turn = other
        while wants[other] and turn == other:
            pass
        inside += 1
        assert inside == 1
        inside -= 1
        wants[me] = False


threads = [threading.Thread(target=visit, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
