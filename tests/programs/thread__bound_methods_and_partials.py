import threading
from functools import partial


class Robot:
    def __init__(self, name):
        self.name = name
        self.steps = []

    def walk(self, n, direction="north"):
        self.steps.extend([direction[0]] * n)

    @staticmethod
    def beep(out, times):
        out.append("beep" * times)

    @classmethod
    def build(cls, out, name):
        out.append(cls(name))

    def __call__(self, word):
        self.steps.append(word)


r, out = Robot("r2"), []
jobs = [
    threading.Thread(target=r.walk, args=(2,)),
    threading.Thread(target=r.walk, args=[1], kwargs={"direction": "south"}),
    threading.Thread(target=Robot.beep, args=(out, 2)),
    threading.Thread(target=Robot.build, args=(out, "c3")),
    threading.Thread(target=r, args=("called",)),
    threading.Thread(target=partial(r.walk, direction="west"), args=(3,)),
    threading.Thread(target=out.append, args=("built-in",)),
]
for job in jobs:
    job.start()
    job.join()
print("".join(s[0] for s in r.steps), r.steps[-4])
print(out[0], out[1].name, out[2])
