import threading

N = 3
barrier = threading.Barrier(N)
phases = {1: [], 2: [], 3: []}


def worker(name):
    for phase in phases:
        phases[phase].append(name)
        barrier.wait()
        # Everyone has finished this phase before anyone begins the next.
        assert len(phases[phase]) == N


threads = [threading.Thread(target=worker, args=(c,)) for c in "xyz"]
for t in threads:
    t.start()
for t in threads:
    t.join()
for phase, names in phases.items():
    print(f"phase {phase}: {sorted(names)}")
