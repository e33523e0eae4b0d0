"""What a child does to globals is not seen by the parent, and the other way round."""
import multiprocessing as mp

counter = 0
names = ["parent"]
settings = {"mode": "start"}
print("module level runs once")


def change(n):
    global counter
    counter += n
    names.append(f"child {n}")
    settings["mode"] = "child"
    print("in child:", counter, names, settings)


if __name__ == "__main__":
    for n in (1, 10):
        counter += 100
        p = mp.Process(target=change, args=(n,))
        p.start()
        p.join()
    settings["mode"] = "end"
    print("in parent:", counter, names, settings)
