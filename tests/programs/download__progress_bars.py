import threading
import time


class Download:
    def __init__(self, name, size, chunk):
        self.name, self.size, self.chunk = name, size, chunk
        self.done = 0

    def run(self):
        while self.done < self.size:
            time.sleep(0.001)
            self.done = min(self.size, self.done + self.chunk)

    @property
    def percent(self):
        return 100 * self.done // self.size

    def bar(self, width=20):
        filled = width * self.done // self.size
        return "[" + "#" * filled + "." * (width - filled) + "]"


downloads = [Download("movie.mp4", 900, 100), Download("song.mp3", 40, 7), Download("book.pdf", 120, 50)]
for d in downloads:
    print(f"{d.name:>10} {d.bar()} {d.percent:3d}%")
threads = [threading.Thread(target=d.run) for d in downloads]
for t in threads:
    t.start()
for t in threads:
    t.join()
for d in downloads:
    print(f"{d.name:>10} {d.bar()} {d.percent:3d}%")
