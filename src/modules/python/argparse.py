"""Options and arguments of a command line, with their help. A program here is started without any."""

import os
import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentError(Exception):
    """An argument has a value that it cannot have."""

    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._shown_name()
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """What a `type` function raises when a text is no value of it."""


class Namespace:
    """The values of the arguments, as attributes."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        values = self.__dict__
        return f"Namespace({', '.join([f'{name}={values[name]!r}' for name in values])})"


class HelpFormatter:
    """Names the usual way to write help; `RawDescriptionHelpFormatter` keeps a description's lines."""


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of the description."""


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of every text."""


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to every argument's help."""


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type where others show the name."""


class _Argument:
    """An argument: its names, how many texts it takes, and what becomes of them."""

    def __init__(self, names, kind, dest, nargs, const, default, type, choices, required, help, metavar, version):
        self.option_strings = [name for name in names if name.startswith("-")]
        self.kind = kind
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.version = version
        self.parser = None
        self.group = None

    def _shown_name(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        return self._metavar() if self.metavar or self.choices is None or self.dest is None else self.dest

    def _metavar(self):
        if isinstance(self.metavar, str):
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join([str(choice) for choice in self.choices]) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _takes(self):
        """The texts it takes, as usage shows them."""
        name = self._metavar()
        if self.kind not in _TAKING or self.nargs == 0:
            return ""
        if isinstance(self.metavar, tuple):
            return " ".join(self.metavar)
        if self.nargs is None:
            return name
        if self.nargs == OPTIONAL:
            return f"[{name}]"
        if self.nargs == ZERO_OR_MORE:
            return f"[{name} ...]"
        if self.nargs == ONE_OR_MORE:
            return f"{name} [{name} ...]"
        if self.nargs in (REMAINDER, "A..."):
            return "..." if self.nargs == REMAINDER else f"{name} ..."
        return " ".join([name] * self.nargs)

    def _limits(self):
        """The least and the most texts it takes."""
        if self.kind not in _TAKING:
            return 0, 0
        unlimited = 1 << 30
        if self.nargs is None:
            return 1, 1
        if isinstance(self.nargs, int):
            return self.nargs, self.nargs
        return {"?": (0, 1), "+": (1, unlimited), "A...": (1, unlimited)}.get(self.nargs, (0, unlimited))

    def _value(self, text):
        if self.type is None:
            value = text
        else:
            try:
                value = self.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(self, str(error)) from None
            except (TypeError, ValueError):
                name = getattr(self.type, "__name__", repr(self.type))
                raise ArgumentError(self, f"invalid {name} value: {text!r}") from None
        if self.choices is not None and value not in self.choices:
            shown = ", ".join([repr(choice) for choice in self.choices])
            raise ArgumentError(self, f"invalid choice: {value!r} (choose from {shown})")
        return value


class Action(_Argument):
    """The base of a program's own actions: `__call__` says what becomes of the values."""

    def __init__(
        self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None,
    ):
        super().__init__(
            option_strings, "own", dest, nargs, const, default, type, choices, required, help, metavar, None
        )

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class BooleanOptionalAction(Action):
    """An option and its twin that begins with `--no-`."""

    def __init__(
        self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None
    ):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class FileType:
    """A `type` that opens the file it is given the name of; `-` is standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._encoding = encoding
        self._errors = errors
        self.__name__ = "FileType"

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode, encoding=self._encoding, errors=self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None

    def __repr__(self):
        return f"FileType({self._mode!r})"


# The kinds of arguments that take texts.
_TAKING = ("store", "append", "extend", "parsers", "own")

_KINDS = (
    "store", "store_const", "store_true", "store_false", "append", "append_const", "count", "help", "version", "extend",
)


class _Group:
    """Arguments that stand together in the help, or that exclude each other."""

    def __init__(self, parser, title, description=None, exclusive=False, required=False):
        self.parser = parser
        self.title = title
        self.description = description
        self.exclusive = exclusive
        self.required = required
        self.actions = []

    def add_argument(self, *names, **options):
        action = self.parser.add_argument(*names, **options)
        action.group = self
        self.actions.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        return self.parser.add_mutually_exclusive_group(required=required)


class _Commands(_Argument):
    """Commands, each with a parser of its own."""

    def __init__(self, parser, dest, required, help, metavar):
        self.parsers = {}
        super().__init__([], "parsers", dest, "A...", None, None, None, self.parsers, required, help, metavar, None)
        self.owner = parser

    def add_parser(self, name, **options):
        options.setdefault("prog", f"{self.owner.prog} {name}")
        self._helps = getattr(self, "_helps", {})
        self._helps[name] = options.pop("help", None)
        self._aliases = getattr(self, "_aliases", {})
        self._aliases[name] = options.pop("aliases", ())
        made = ArgumentParser(**options)
        for word in (name, *self._aliases[name]):
            self.parsers[word] = made
        return made


class ArgumentParser:
    """Reads a command line."""

    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True,
    ):
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.exit_on_error = exit_on_error
        self._actions = []
        self._groups_ = []
        self._defaults = {}
        self._argument_default_ = argument_default
        if add_help:
            self.add_argument("-h", "--help", action="help", help="show this help message and exit")
        for parent in parents:
            self._actions.extend([action for action in parent._actions if action.kind != "help"])

    def add_argument(
        self, *names, action="store", nargs=None, const=None, default=None, type=None, choices=None, required=False,
        help=None, metavar=None, dest=None, version=None, **others,
    ):
        """Declares an argument: by position, or an option whose names begin with a dash."""
        is_own = callable(action)
        if not is_own and action not in _KINDS:
            raise ValueError(f"unknown action {action!r}")
        if default is None and action not in ("store_true", "store_false"):
            default = self._argument_default_
        options = [name for name in names if name.startswith("-")]
        if not options:
            dest = names[0] if names else dest
            required = nargs != OPTIONAL and (nargs != ZERO_OR_MORE or default is None)
        elif dest is None:
            long = [name for name in options if name.startswith("--")]
            dest = (long or options)[0].lstrip("-").replace("-", "_")
        if action == "store_true":
            const, default = True, False if default is None else default
        elif action == "store_false":
            const, default = False, True if default is None else default
        if action in ("help", "version"):
            default = SUPPRESS
            help = "show program's version number and exit" if help is None and action == "version" else help
        if type is not None and not callable(type):
            raise ValueError(f"{type!r} is not callable")
        if is_own:
            given = {
                "nargs": nargs, "const": const, "default": default, "type": type, "choices": choices,
                "required": required and bool(options), "help": help, "metavar": metavar,
            }
            given = {name: value for name, value in given.items() if value is not None and value is not False}
            made = action(option_strings=options, dest=dest, **given, **others)
            made.required = required
        else:
            made = _Argument(
                list(names), action, dest, nargs, const, default, type, choices, required, help, metavar, version
            )
        for other in self._actions:
            clashing = [name for name in options if name in other.option_strings]
            if clashing:
                plural = "s" if len(clashing) > 1 else ""
                raise ArgumentError(made, f"conflicting option string{plural}: {', '.join(clashing)}")
        self._actions.append(made)
        return made

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups_.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, None, exclusive=True, required=required)
        self._groups_.append(group)
        return group

    def add_subparsers(self, *, dest=None, required=False, help=None, metavar=None, title=None, description=None):
        action = _Commands(self, dest, required, help, metavar)
        self._actions.append(action)
        if title is not None or description is not None:
            self.add_argument_group("subcommands" if title is None else title, description).actions.append(action)
        return action

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        """The values of a command line; an error ends the program."""
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        """As `parse_args`, and what it does not know."""
        texts = list(sys.argv[1:] if args is None else args)
        found = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not None and action.default != SUPPRESS and not hasattr(found, action.dest):
                setattr(found, action.dest, action.default)
        for name in self._defaults:
            if not hasattr(found, name) or getattr(found, name) is None:
                setattr(found, name, self._defaults[name])
        if not self.exit_on_error:
            return found, _Reading(self, texts, found).read()
        try:
            return found, _Reading(self, texts, found).read()
        except ArgumentError as error:
            self.error(str(error))

    def error(self, message):
        """Says what is wrong and how to use the program, and ends it."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def format_usage(self):
        from _argparse_help import usage

        return usage(self)

    def format_help(self):
        from _argparse_help import whole

        return whole(self)

    def print_usage(self, file=None):
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())


class _Reading:
    """One command line being read."""

    def __init__(self, parser, texts, found):
        self.parser = parser
        # The first `--` says that all behind it are values.
        self.values_from = texts.index("--") if "--" in texts else len(texts)
        self.texts = texts[: self.values_from] + texts[self.values_from + 1 :]
        self.is_divided = "--" in texts
        self.found = found
        self.rest = []
        self.seen = []
        # The arguments by position that have got no values yet.
        self.waiting = [action for action in parser._actions if not action.option_strings]

    def _option(self, text):
        """The option that a text names, and the value written with it, if any."""
        if not text.startswith("-") or text in ("-", "--") or self._is_negative_number(text):
            return None
        name, equals, value = text.partition("=")
        options = {}
        for action in self.parser._actions:
            for known in action.option_strings:
                options[known] = action
        if text in options:
            return options[text], None, text
        if equals and name in options:
            return options[name], value, name
        if text.startswith("--"):
            close = [known for known in options if known.startswith(name)]
            if len(close) > 1:
                shown = ", ".join(close)
                self.parser.error(f"ambiguous option: {text} could match {shown}")
            if close:
                return options[close[0]], value if equals else None, close[0]
        elif text[:2] in options:
            return options[text[:2]], text[2:], text[:2]
        return False

    def _is_negative_number(self, text):
        digits = text[1:].replace(".", "", 1)
        return digits.isdigit() and not any([known[1:].isdigit() for a in self.parser._actions for known in a.option_strings])

    def read(self):
        """Gives every argument its values. What is left over: what nobody knows, and values that nobody takes."""
        options = [self._option(text) for text in self.texts[: self.values_from]]
        options += [None] * (len(self.texts) - self.values_from)
        index = 0
        while index < len(options):
            end = index
            while end < len(options) and options[end] is None:
                end += 1
            if end > index:
                index = self._assign(index, end)
                self.rest.extend(self.texts[index:end])
                index = max(index, end)
            elif options[index] is False:
                self.rest.append(self.texts[index])
                index += 1
            else:
                index = self._take_option(options[index], index + 1)
        self._assign(index, index)
        return self._finish()

    def _take_option(self, option, index):
        action, value, name = option
        least, most = action._limits()
        if value is not None and most == 0:
            if name.startswith("--") or not value:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            # Several options of one letter behind one dash.
            self._apply(action, [], name)
            following = self._option("-" + value)
            if not following:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            return self._take_option(following, index)
        values = [] if value is None else [value]
        while value is None and len(values) < most and index < len(self.texts):
            text = self.texts[index]
            if index >= self.values_from or self._option(text) is not None:
                break
            values.append(text)
            index += 1
        if len(values) < least:
            wanted = {None: "expected one argument", "+": "expected at least one argument"}
            plural = "s" if least != 1 else ""
            raise ArgumentError(action, wanted.get(action.nargs, f"expected {least} argument{plural}"))
        self._apply(action, values, name)
        return index

    def _assign(self, index, end):
        """Gives values that stand together to as many arguments by position as they are enough for: each gets as
        many as leaves enough for those behind it. Answers where the values begin that are left."""
        count = len(self.waiting)
        while sum([action._limits()[0] for action in self.waiting[:count]]) > end - index:
            count -= 1
        actions, self.waiting = self.waiting[:count], self.waiting[count:]
        for number, action in enumerate(actions):
            self.seen.append(action)
            if action.kind == "parsers" or action.nargs == REMAINDER:
                taken = self._all_from(index)
                index = len(self.texts)
            else:
                needed = sum([other._limits()[0] for other in actions[number + 1 :]])
                taken = self.texts[index : min(index + action._limits()[1], end - needed)]
                index += len(taken)
            if action.kind == "parsers":
                self._command(action, taken[0], taken[1:])
            elif taken or action.nargs not in (OPTIONAL, ZERO_OR_MORE, None):
                self._apply(action, taken)
            elif action.nargs == ZERO_OR_MORE and action.default is None:
                setattr(self.found, action.dest, [])
        return index

    def _all_from(self, index):
        """The texts from a place on as they were written, options among them."""
        if not self.is_divided or index >= self.values_from:
            return self.texts[index:]
        return [*self.texts[index : self.values_from], "--", *self.texts[self.values_from :]]

    def _command(self, action, name, texts):
        if name not in action.parsers:
            shown = ", ".join([repr(known) for known in action.parsers])
            raise ArgumentError(action, f"invalid choice: {name!r} (choose from {shown})")
        self.seen.append(action)
        if action.dest is not None:
            setattr(self.found, action.dest, name)
        self.rest.extend(action.parsers[name].parse_known_args(texts, self.found)[1])

    def _apply(self, action, texts, name=None):
        group = action.group
        if group is not None and group.exclusive:
            for other in group.actions:
                if other in self.seen and other is not action:
                    raise ArgumentError(action, f"not allowed with argument {other._shown_name()}")
        self.seen.append(action)
        if action.kind == "help":
            self.parser.print_help()
            self.parser.exit()
        if action.kind == "version":
            sys.stdout.write(action.version.replace("%(prog)s", self.parser.prog) + "\n")
            self.parser.exit()
        values = [action._value(text) for text in texts]
        if action.nargs is None and values:
            value = values[0]
        elif action.nargs == OPTIONAL:
            value = values[0] if values else action.const
        else:
            value = values
        if action.kind == "own":
            return action(self.parser, self.found, value, name)
        before = getattr(self.found, action.dest, None)
        if action.kind == "store":
            made = value
        elif action.kind == "append":
            made = list(before or []) + [value]
        elif action.kind == "extend":
            made = list(before or []) + values
        elif action.kind == "append_const":
            made = list(before or []) + [action.const]
        elif action.kind == "count":
            made = (before or 0) + 1
        else:
            made = action.const
        setattr(self.found, action.dest, made)

    def _finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen or action.kind in ("help", "version"):
                continue
            if action.required:
                missing.append(action._shown_name())
            elif isinstance(action.default, str) and action.type is not None and action.default != SUPPRESS:
                if getattr(self.found, action.dest, None) == action.default:
                    setattr(self.found, action.dest, action._value(action.default))
        if missing:
            self.parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._groups_:
            if group.exclusive and group.required and not [a for a in group.actions if a in self.seen]:
                names = " ".join([action._shown_name() for action in group.actions])
                self.parser.error(f"one of the arguments {names} is required")
        return self.rest
