import threading

INGREDIENTS = ("tobacco", "paper", "matches")
rounds = ["paper", "matches", "tobacco", "paper"]
signals = {name: threading.Semaphore(0) for name in INGREDIENTS}
table_free = threading.Semaphore(1)
closing = False


def smoker(own):
    while True:
        signals[own].acquire()
        if closing:
            return
        missing = [i for i in INGREDIENTS if i != own]
        print(f"smoker with {own} takes {missing[0]} and {missing[1]}")
        table_free.release()


def agent():
    global closing
    for missing_at in rounds:
        table_free.acquire()
        signals[missing_at].release()
    table_free.acquire()
    closing = True
    for signal in signals.values():
        signal.release()


people = [threading.Thread(target=smoker, args=(own,)) for own in INGREDIENTS]
people.append(threading.Thread(target=agent))
for p in people:
    p.start()
for p in people:
    p.join()
print("the shop is closed")
