import threading


class Supervisor:
    def __init__(self, jobs, restarts=2):
        self.jobs = jobs
        self.restarts = restarts
        self.history = {}

    def run(self):
        for name, job in self.jobs.items():
            for attempt in range(self.restarts + 1):
                box = {}
                t = threading.Thread(target=self._guard, args=(job, attempt, box), name=f"{name}#{attempt}")
                t.start()
                t.join()
                self.history.setdefault(name, []).append(box["outcome"])
                if box["outcome"] == "ok":
                    break

    @staticmethod
    def _guard(job, attempt, box):
        try:
            job(attempt)
        except Exception as e:
            box["outcome"] = f"{type(e).__name__}({e})"
        else:
            box["outcome"] = "ok"


def steady(attempt):
    pass


def flaky(attempt):
    if attempt < 1:
        raise ConnectionResetError("reset by peer")


def doomed(attempt):
    assert attempt > 10, f"attempt {attempt} is too early"


s = Supervisor({"steady": steady, "flaky": flaky, "doomed": doomed})
s.run()
for name, outcomes in s.history.items():
    print(f"{name:>7}: {' | '.join(outcomes)}")
