import queue
import threading


class Printer(threading.Thread):
    def __init__(self, name, jobs):
        super().__init__(name=name, daemon=True)
        self.jobs = jobs
        self.pages = 0

    def run(self):
        while True:
            document, pages = self.jobs.get()
            self.pages += pages
            self.jobs.task_done()


jobs = queue.Queue()
printers = [Printer(f"printer {n}", jobs) for n in (1, 2)]
for p in printers:
    p.start()
for document, pages in {"thesis.pdf": 120, "letter.txt": 1, "slides.odp": 34}.items():
    print(f"spooling {document} ({pages} page{'s' if pages != 1 else ''})")
    jobs.put((document, pages))
jobs.join()
print("printed", sum(p.pages for p in printers), "pages on", len(printers), "printers")
