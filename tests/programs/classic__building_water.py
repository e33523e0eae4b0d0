import threading
from threading import Barrier, Semaphore


class H2O:
    def __init__(self):
        self.hydrogens = Semaphore(2)
        self.oxygens = Semaphore(1)
        self.molecule = Barrier(3)
        self.text = []

    def hydrogen(self):
        with self.hydrogens:
            self.molecule.wait()
            self.text.append("H")
            self.molecule.wait()

    def oxygen(self):
        with self.oxygens:
            self.molecule.wait()
            self.text.append("O")
            self.molecule.wait()


water = H2O()
threads = [
    threading.Thread(target=water.oxygen if atom == "O" else water.hydrogen) for atom in "OOHHHHOHH"
]
for t in threads:
    t.start()
for t in threads:
    t.join()
text = "".join(water.text)
molecules = [text[i:i + 3] for i in range(0, len(text), 3)]
print(len(molecules), "molecules")
for m in molecules:
    print("".join(sorted(m)))
