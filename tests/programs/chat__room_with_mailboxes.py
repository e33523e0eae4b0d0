import queue
import threading


class Room:
    def __init__(self):
        self.lock = threading.Lock()
        self.members = {}

    def enter(self, name):
        with self.lock:
            self.members[name] = queue.Queue()
        self.say("room", f"{name} came in", but=name)

    def say(self, sender, text, but=None):
        with self.lock:
            boxes = [box for name, box in self.members.items() if name not in (sender, but)]
        for box in boxes:
            box.put(f"<{sender}> {text}")

    def leave(self, name):
        with self.lock:
            box = self.members.pop(name)
        self.say("room", f"{name} left")
        texts = []
        while not box.empty():
            texts.append(box.get())
        return texts


room = Room()
heard = {}


def visitor(name, texts, turn, next_turn):
    turn.wait()
    room.enter(name)
    for text in texts:
        room.say(name, text)
    next_turn.set()


turns = [threading.Event() for _ in range(4)]
people = [("ann", ["hi all"]), ("bob", ["hello", "how are you?"]), ("cid", ["bye"])]
threads = [threading.Thread(target=visitor, args=(n, t, turns[i], turns[i + 1])) for i, (n, t) in enumerate(people)]
for t in threads:
    t.start()
turns[0].set()
for t in threads:
    t.join()
for name, _ in people:
    print(f"{name} heard:")
    for text in room.leave(name):
        print("   ", text)
