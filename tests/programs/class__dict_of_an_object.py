import json


class Settings:
    def __init__(self, **options):
        self.__dict__.update(options)

    def __setattr__(self, name, value):
        log.append(name)
        self.__dict__[name] = value

    def __repr__(self):
        return f"Settings({', '.join(f'{k}={v!r}' for k, v in sorted(vars(self).items()))})"


class Positive:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return instance.__dict__.get(self.name, 0)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        instance.__dict__[self.name] = value


class Box:
    width = Positive()
    height = Positive()


log = []
s = Settings(host="localhost", port=80)
s.debug = True
print(s, log, s.port, hasattr(s, "user"))
vars(s)["user"] = "ann"
del s.__dict__["debug"]
print(s.user, hasattr(s, "debug"), len(s.__dict__), "port" in vars(s))
print(json.dumps(s.__dict__), isinstance(s.__dict__, dict), type(s.__dict__), {**vars(s)} == dict(s.__dict__))
print(s.__dict__.pop("port"), s.__dict__.pop("port", None), s.__dict__.get("host"), sorted(s.__dict__))


def connect(host, user):
    return f"{user}@{host}"


print(connect(**s.__dict__))
box = Box()
print(box.width)
box.width = 3
print(box.width, box.__dict__)
try:
    box.height = -1
except ValueError as e:
    print(e)
other = Box()
other.__dict__ |= {"height": 7}
print(other.height, Box().__dict__)
