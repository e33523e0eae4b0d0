"""Command lines with options, the way of C."""


class GetoptError(Exception):
    """An option that makes no sense."""

    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg = msg
        self.opt = opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Pairs of options and values, and the arguments that are left."""
    found = []
    args = list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        argument = args.pop(0)
        if argument == "--":
            break
        if argument.startswith("--"):
            found.append(_long(argument[2:], longopts, args))
            continue
        letters = argument[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            place = shortopts.find(letter)
            if place < 0 or letter == ":":
                raise GetoptError(f"option -{letter} not recognized", letter)
            value = ""
            if shortopts[place + 1 : place + 2] == ":":
                if not letters and not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                value, letters = letters or args.pop(0), ""
            found.append(("-" + letter, value))
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As `getopt`, with options after other arguments too."""
    found, others = [], []
    rest = list(args)
    while rest:
        options, rest = getopt(rest, shortopts, longopts)
        found.extend(options)
        if rest:
            others.append(rest.pop(0))
    return found, others


def _long(argument, longopts, args):
    name, equals, value = argument.partition("=")
    names = [each for each in longopts if each.rstrip("=") == name] or [
        each for each in longopts if each.startswith(name)
    ]
    if not names:
        raise GetoptError(f"option --{name} not recognized", name)
    if len(names) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    full = names[0].rstrip("=")
    if names[0].endswith("="):
        if not equals:
            if not args:
                raise GetoptError(f"option --{full} requires argument", full)
            value = args.pop(0)
    elif equals:
        raise GetoptError(f"option --{full} must not have an argument", full)
    return ("--" + full, value)
