import threading
from collections import Counter


class Ballot:
    def __init__(self):
        self.votes = Counter()
        self.voters = set()
        self.lock = threading.Lock()

    def vote(self, voter, choice):
        with self.lock:
            if voter in self.voters:
                return False
            self.voters.add(voter)
            self.votes[choice] += 1
            return True


ballot = Ballot()
accepted = []


def booth(number):
    for i in range(10):
        voter = (number * 5 + i) % 25
        accepted.append(ballot.vote(voter, "ABC"[voter % 3]))


booths = [threading.Thread(target=booth, args=(n,)) for n in range(5)]
for b in booths:
    b.start()
for b in booths:
    b.join()
print("votes:", accepted.count(True), "refused:", accepted.count(False))
ranking = sorted(ballot.votes.items(), key=lambda item: (-item[1], item[0]))
for rank, (choice, n) in enumerate(ranking, 1):
    print(f"{rank}. {choice} {n:>2} {'|' * n}")
