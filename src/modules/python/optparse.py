"""Options of a command line, as programs read them before there was `argparse`."""

import os
import sys
import textwrap

SUPPRESS_HELP = "SUPPRESS" + "HELP"
SUPPRESS_USAGE = "SUPPRESS" + "USAGE"
NO_DEFAULT = ("NO", "DEFAULT")
_WIDTH = 78
_HELP_POSITION = 24
_TYPES = {"int": "integer", "long": "integer", "float": "floating-point", "complex": "complex"}

class OptParseError(Exception):
    """The base of the module's errors."""

    def __init__(self, msg):
        super().__init__(msg)
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    """An option that is declared wrongly."""

    def __init__(self, msg, option):
        super().__init__(msg)
        self.option_id = str(option)

    def __str__(self):
        return f"option {self.option_id}: {self.msg}" if self.option_id else self.msg


class OptionValueError(OptParseError):
    """A value that is none of the option's."""


class BadOptionError(OptParseError):
    """An option that does not exist."""

    def __init__(self, opt_str):
        super().__init__(f"no such option: {opt_str}")
        self.opt_str = opt_str


class Values:
    """The options' values, as attributes."""

    def __init__(self, defaults=None):
        for name, value in (defaults or {}).items():
            setattr(self, name, value)

    def __str__(self):
        return str(self.__dict__)

    def __repr__(self):
        return f"<Values at {id(self):#x}: {self}>"

    def ensure_value(self, attr, value):
        """The value of an attribute, which is set if there is none."""
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


def _whole(text):
    low = text.lower()
    base = 16 if low.startswith("0x") else 2 if low.startswith("0b") else 8 if low.startswith("0") and len(low) > 1 else 10
    return int(text, base)


_CONVERTERS = {"int": _whole, "long": _whole, "float": float, "complex": complex}


class Option:
    """One option: its names, and what it does."""

    def __init__(self, *opts, **attrs):
        self._short_opts = [name for name in opts if name and not name.startswith("--")]
        self._long_opts = [name for name in opts if name and name.startswith("--")]
        if not self._short_opts and not self._long_opts:
            raise TypeError("at least one option string must be supplied")
        self.action = attrs.get("action", "store")
        self.type = attrs.get("type")
        if isinstance(self.type, type):
            self.type = self.type.__name__
        if self.type == "str":
            self.type = "string"
        if self.type is None and (self.action in ("store", "append")):
            self.type = "choice" if attrs.get("choices") else "string"
        self.dest = attrs.get("dest")
        self.default = attrs.get("default", NO_DEFAULT)
        self.nargs = attrs.get("nargs", 1 if self.type is not None else None)
        self.const = attrs.get("const")
        self.choices = attrs.get("choices")
        self.callback = attrs.get("callback")
        self.callback_args = attrs.get("callback_args") or ()
        self.callback_kwargs = attrs.get("callback_kwargs") or {}
        self.help = attrs.get("help")
        self.metavar = attrs.get("metavar")
        has_none = self.action in ("help", "version") or self.action == "callback" and self.type is None
        if self.dest is None and not has_none:
            name = self._long_opts[0][2:] if self._long_opts else self._short_opts[0][1:]
            self.dest = name.replace("-", "_")

    def __str__(self):
        return "/".join(self._short_opts + self._long_opts)

    def takes_value(self):
        """Whether a value follows the option."""
        return self.type is not None

    def get_opt_string(self):
        """The name that messages use."""
        return (self._long_opts or self._short_opts)[0]

    def convert_value(self, opt, value):
        """A value, or several, made of the texts that were given."""
        if self.nargs == 1:
            return self._checked(opt, value)
        return tuple([self._checked(opt, one) for one in value])

    def _checked(self, opt, value):
        if self.type == "choice":
            if value not in self.choices:
                shown = ", ".join([repr(choice) for choice in self.choices])
                raise OptionValueError(f"option {opt}: invalid choice: {value!r} (choose from {shown})")
            return value
        if self.type in _CONVERTERS:
            try:
                return _CONVERTERS[self.type](value)
            except ValueError:
                raise OptionValueError(f"option {opt}: invalid {_TYPES[self.type]} value: {value!r}") from None
        return value

    def process(self, opt, value, values, parser):
        """Does what the option does."""
        if value is not None:
            value = self.convert_value(opt, value)
        action = self.action
        if action == "store":
            setattr(values, self.dest, value)
        elif action == "store_const":
            setattr(values, self.dest, self.const)
        elif action in ("store_true", "store_false"):
            setattr(values, self.dest, action == "store_true")
        elif action == "append":
            values.ensure_value(self.dest, []).append(value)
        elif action == "append_const":
            values.ensure_value(self.dest, []).append(self.const)
        elif action == "count":
            setattr(values, self.dest, values.ensure_value(self.dest, 0) + 1)
        elif action == "callback":
            self.callback(self, opt, value, parser, *self.callback_args, **self.callback_kwargs)
        elif action == "help":
            parser.print_help()
            parser.exit()
        elif action == "version":
            parser.print_version()
            parser.exit()

    def _heading(self):
        if not self.takes_value():
            return ", ".join(self._short_opts + self._long_opts)
        name = self.metavar or (self.dest or "").upper()
        shown = [f"{opt} {name}" for opt in self._short_opts] + [f"{opt}={name}" for opt in self._long_opts]
        return ", ".join(shown)


make_option = Option


class OptionContainer:
    """What options can be added to."""

    def _begin(self, description):
        self.option_list = []
        self.description = description

    def add_option(self, *args, **kwargs):
        """Adds an option, or makes one and adds it."""
        option = args[0] if args and isinstance(args[0], Option) else Option(*args, **kwargs)
        for name in option._short_opts + option._long_opts:
            if name in self._names():
                raise OptionError(f"conflicting option string(s): {name}", option)
            self._names()[name] = option
        self.option_list.append(option)
        if option.dest is not None:
            defaults = self._root().defaults
            if option.default is not NO_DEFAULT:
                defaults[option.dest] = option.default
            else:
                defaults.setdefault(option.dest, None)
        return option

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def has_option(self, opt_str):
        return opt_str in self._names()

    def get_option(self, opt_str):
        return self._names().get(opt_str)

    def _names(self):
        return self._root()._by_name


class OptionGroup(OptionContainer):
    """Options that stand together in the help."""

    def __init__(self, parser, title, description=None):
        self.parser = parser
        self.title = title
        self._begin(description)

    def _root(self):
        return self.parser


class OptionParser(OptionContainer):
    """Reads a command line."""

    def __init__(
        self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler="error",
        description=None, formatter=None, add_help_option=True, prog=None, epilog=None,
    ):
        self._by_name = {}
        self.defaults = {}
        self.option_groups = []
        self.values = None
        self.largs = []
        self.rargs = []
        self._interspersed = True
        self.prog = prog
        self.version = version
        self.epilog = epilog
        self._begin(description)
        self.set_usage(usage)
        self.add_options(option_list or [])
        if version:
            self.add_option("--version", action="version", help="show program's version number and exit")
        if add_help_option:
            self.add_option("-h", "--help", action="help", help="show this help message and exit")

    def _root(self):
        return self

    def set_usage(self, usage):
        usage = "%prog [options]" if usage is None else usage
        self.usage = usage[7:] if usage.lower().startswith("usage: ") else usage

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def disable_interspersed_args(self):
        self._interspersed = False

    def add_option_group(self, *args, **kwargs):
        """Adds a group, or makes one and adds it."""
        group = args[0] if args and isinstance(args[0], OptionGroup) else OptionGroup(self, *args, **kwargs)
        self.option_groups.append(group)
        return group

    def get_prog_name(self):
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, s):
        return s.replace("%prog", self.get_prog_name())

    def get_default_values(self):
        """The values before anything is read; defaults that are texts are converted as given ones are."""
        found = Values(self.defaults)
        for option in self._by_name.values():
            value = self.defaults.get(option.dest)
            if isinstance(value, str):
                setattr(found, option.dest, option._checked(option.get_opt_string(), value))
        return found

    def parse_args(self, args=None, values=None):
        """The options' values, and what is left of the command line."""
        self.rargs = list(sys.argv[1:] if args is None else args)
        self.largs = []
        try:
            self.values = self.get_default_values() if values is None else values
            self._read()
        except (BadOptionError, OptionValueError) as error:
            self.error(str(error))
        return self.values, self.largs + self.rargs

    def _read(self):
        while self.rargs:
            text = self.rargs[0]
            if text == "--":
                del self.rargs[0]
                return
            if text.startswith("--"):
                self._read_long()
            elif text.startswith("-") and len(text) > 1:
                self._read_short()
            elif self._interspersed:
                self.largs.append(self.rargs.pop(0))
            else:
                return

    def _read_long(self):
        name, equals, value = self.rargs.pop(0).partition("=")
        option = self._by_name.get(name)
        if option is None:
            close = sorted([known for known in self._by_name if known.startswith(name)])
            if len(close) > 1:
                raise OptionValueError(f"ambiguous option: {name} ({', '.join(close)}?)")
            if not close:
                raise BadOptionError(name)
            name = close[0]
            option = self._by_name[name]
        if equals and not option.takes_value():
            raise OptionValueError(f"{name} option does not take a value")
        if equals:
            self.rargs.insert(0, value)
        option.process(name, self._values_of(option, name), self.values, self)

    def _read_short(self):
        text = self.rargs.pop(0)
        for place in range(1, len(text)):
            name = "-" + text[place]
            option = self._by_name.get(name)
            if option is None:
                raise BadOptionError(name)
            if option.takes_value():
                if text[place + 1 :]:
                    self.rargs.insert(0, text[place + 1 :])
                return option.process(name, self._values_of(option, name), self.values, self)
            option.process(name, None, self.values, self)

    def _values_of(self, option, name):
        if not option.takes_value():
            return None
        count = option.nargs
        if len(self.rargs) < count:
            plural = "argument" if count == 1 else "arguments"
            raise OptionValueError(f"{name} option requires {count} {plural}")
        taken, self.rargs = self.rargs[:count], self.rargs[count:]
        return taken[0] if count == 1 else tuple(taken)

    def error(self, msg):
        """Says what is wrong, and ends the program."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.get_prog_name()}: error: {msg}\n")

    def exit(self, status=0, msg=None):
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def get_usage(self):
        return f"Usage: {self.expand_prog_name(self.usage)}\n" if self.usage != SUPPRESS_USAGE else ""

    def print_usage(self, file=None):
        print(self.get_usage(), file=file)

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ""

    def print_version(self, file=None):
        print(self.get_version(), file=file)

    def format_help(self, formatter=None):
        """The whole help."""
        parts = [self.get_usage() + "\n"] if self.usage != SUPPRESS_USAGE else []
        if self.description:
            parts.append(textwrap.fill(self.expand_prog_name(self.description), _WIDTH) + "\n\n")
        every = [(2, option) for option in self.option_list]
        every += [(4, option) for group in self.option_groups for option in group.option_list]
        widths = [len(option._heading()) + indent for indent, option in every if option.help != SUPPRESS_HELP]
        position = min(max(widths, default=0) + 2, _HELP_POSITION)
        parts.append("Options:\n" + self._listed(self.option_list, 2, position))
        for group in self.option_groups:
            parts.append(f"\n  {group.title}:\n")
            if group.description:
                parts.append(textwrap.indent(textwrap.fill(group.description, _WIDTH - 4), "    ") + "\n\n")
            parts.append(self._listed(group.option_list, 4, position))
        if self.epilog:
            parts.append("\n" + textwrap.fill(self.epilog, _WIDTH) + "\n")
        return "".join(parts)

    def _listed(self, options, indent, position):
        lines = []
        for option in options:
            if option.help == SUPPRESS_HELP:
                continue
            head = " " * indent + option._heading()
            default = self.defaults.get(option.dest)
            shown = "none" if default is None else str(default)
            text = textwrap.wrap((option.help or "").replace("%default", shown), _WIDTH - position)
            if len(head) <= position - 2:
                lines.append(head.ljust(position) + (text.pop(0) if text else ""))
            else:
                lines.append(head)
            lines += [" " * position + line for line in text]
        return "".join([line + "\n" for line in lines])

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())
