from multiprocessing import Condition, Process, Value
def in_turn(condition, turn, n):
    for k in range(5):
        with condition:
            condition.wait_for(lambda: turn.value == k * 6 + n)
            turn.value += 1
            condition.notify_all()
def timed(condition):
    with condition:
        for _ in range(10):
            condition.wait(0.001)
if __name__ == "__main__":
    condition, turn = Condition(), Value("i", 0)
    ps = [Process(target=in_turn, args=(condition, turn, n)) for n in range(6)] + [Process(target=timed, args=(condition,))]
    for p in ps: p.start()
    for p in ps: p.join()
    print(turn.value, [p.exitcode for p in ps])
