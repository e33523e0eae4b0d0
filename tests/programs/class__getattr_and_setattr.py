class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)

        def method(*args):
            self.log.append((name, args))
            return self
        return method

    def __setattr__(self, name, value):
        self.log.append(("set " + name, (value,)))


r = Recorder()
r.open("a.txt").write("x", 1).close()
r.mode = "w"
for name, args in r.log:
    print(name, args)
print(hasattr(r, "anything"), hasattr(r, "_private"), getattr(r, "_x", "none"))
print(callable(r.run), "mode" in r.__dict__)
