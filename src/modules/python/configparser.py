"""Files of settings in sections, as Windows once had them."""

import re
from collections.abc import MutableMapping

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    """Settings that make no sense."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _twice(what, source, lineno):
    """That something is there already, and where it was read."""
    if source is None:
        return what[0].upper() + what[1:] + " already exists"
    place = "" if lineno is None else f" [line {lineno:2d}]"
    return f"While reading from {source!r}{place}: {what} already exists"


class DuplicateSectionError(Error):
    """A section was added twice, or is twice in a file."""

    def __init__(self, section, source=None, lineno=None):
        super().__init__(_twice(f"section {section!r}", source, lineno))
        self.section, self.source, self.lineno = self.args = section, source, lineno


class DuplicateOptionError(Error):
    """An option is twice in a section of a file."""

    def __init__(self, section, option, source=None, lineno=None):
        super().__init__(_twice(f"option {option!r} in section {section!r}", source, lineno))
        self.section, self.option, self.source, self.lineno = self.args = section, option, source, lineno


class NoOptionError(Error):
    """There is no such option in the section."""

    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = self.args = option, section


class InterpolationError(Error):
    """A value that names others cannot be had."""

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section, _ = self.args = option, section, msg


class InterpolationMissingOptionError(InterpolationError):
    """A value names an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(
            option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation "
            f"key {reference!r} which is not a valid option name. Raw value: {rawval!r}"
        )
        self.reference = reference
        self.args = option, section, rawval, reference


class InterpolationSyntaxError(InterpolationError):
    """A value does not name others as it has to."""


class InterpolationDepthError(InterpolationError):
    """Values name each other without an end."""

    def __init__(self, option, section, rawval):
        super().__init__(
            option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"
        )
        self.args = option, section, rawval


class ParsingError(Error):
    """Lines that are no settings."""

    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        """Adds a line."""
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    """A setting before the first section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = self.args = filename, lineno, line


class Interpolation:
    """What is done to values when they are set, read, got and written: nothing."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_write = before_set


class _Referring(Interpolation):
    """Values that name others, between brackets that come after a sign."""

    def before_get(self, parser, section, option, value, defaults):
        return "".join(self._filled_(parser, section, option, value, defaults, 1))

    def before_set(self, parser, section, option, value):
        left = re.sub(self._reference_, "", value.replace(self._sign_ * 2, ""))
        if self._sign_ in left:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {left.find(self._sign_)}")
        return value

    def _filled_(self, parser, section, option, rest, known, depth):
        """The parts of a value with those it names put in."""
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        sign, bracket = self._sign_, self._bracket_
        while rest:
            before, found, after = rest.partition(sign)
            yield before
            if not found:
                return
            if after[:1] == sign:
                yield sign
                rest = after[1:]
                continue
            rest = sign + after
            if after[:1] != bracket:
                message = f"{sign!r} must be followed by {sign!r} or {bracket!r}, found: {rest!r}"
                raise InterpolationSyntaxError(option, section, message)
            match = re.match(self._reference_, rest)
            if match is None:
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
            rest = rest[match.end() :]
            path = self._path_(match[1], rest, section, option)
            names = path[:-1] + [parser.optionxform(path[-1])]
            try:
                value = known[names[0]] if len(path) == 1 else parser.get(*names, raw=True)
            except (KeyError, NoSectionError, NoOptionError):
                shown = names[0] if self._sign_ == "%" else ":".join(path)
                raise InterpolationMissingOptionError(option, section, raw, shown) from None
            if sign not in value:
                yield value
            elif sign == "%":
                yield from self._filled_(parser, section, option, value, known, depth + 1)
            else:
                where = section if len(path) == 1 else path[0]
                around = dict(parser.items(where, raw=True))
                yield from self._filled_(parser, where, names[-1], value, around, depth + 1)

    def _path_(self, name, rest, section, option):
        return [name]


class BasicInterpolation(_Referring):
    """Values can name others of their section and the defaults: `%(name)s`."""

    _sign_, _bracket_, _reference_ = "%", "(", r"%\(([^)]+)\)s"


class ExtendedInterpolation(_Referring):
    """Values can name others of any section: `${name}`, `${section:name}`."""

    _sign_, _bracket_, _reference_ = "$", "{", r"\$\{([^}]+)\}"

    def _path_(self, name, rest, section, option):
        path = name.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        return path


class RawConfigParser(MutableMapping):
    """Sections of settings; all values are text."""

    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
    }
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
        comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
        default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET,
    ):
        self.default_section = default_section
        self._dict = dict_type
        self._defaults = dict_type()
        self._sections = dict_type()
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self._converters = {} if converters is _UNSET else dict(converters)
        # Defaults are taken as they are, whatever they seem to name.
        self._interpolation = Interpolation()
        if defaults:
            RawConfigParser.read_dict(self, {default_section: defaults})
        if interpolation is not None:
            self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation

    def __getattr__(self, name):
        if name.startswith("get") and name[3:] in self._converters:
            convert = self._converters[name[3:]]
            return lambda section, option, **options: self._get_conv(section, option, convert, **options)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def converters(self):
        """Functions that make something of a value, by the names their `get…` methods have."""
        return self._converters

    def optionxform(self, optionstr):
        """The name under which an option is kept."""
        return optionstr.lower()

    def defaults(self):
        """The settings that hold in all sections."""
        return self._defaults

    def sections(self):
        """The names of the sections."""
        return list(self._sections)

    def add_section(self, section):
        """Adds an empty section."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._new_section_(section)

    def _new_section_(self, section):
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        return self._sections[section]

    def has_section(self, section):
        """Whether there is such a section, other than the default one."""
        return section in self._sections

    def _own_(self, section):
        if not section or section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def options(self, section):
        """The names of a section's settings, and of the default ones."""
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        """Whether a section, or the default one, has such a setting."""
        if section and section != self.default_section and section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._own_(section) or option in self._defaults

    def read(self, filenames, encoding=None):
        """Reads the files that are there; their names."""
        done = []
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(name.__fspath__() if hasattr(name, "__fspath__") else name)
        return done

    def read_file(self, f, source=None):
        """Reads lines, from a file or anything else."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def readfp(self, fp, filename=None):
        """The former name of `read_file`."""
        import warnings

        message = "This method will be removed in Python 3.12. Use 'parser.read_file()' instead."
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        self.read_file(fp, filename)

    def read_string(self, string, source="<string>"):
        """Reads a text."""
        self.read_file(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Takes over sections from a dict of dicts."""
        added = set()
        for section, options in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for option, value in options.items():
                option = self.optionxform(str(option))
                if self._strict and (section, option) in added:
                    raise DuplicateOptionError(section, option, source)
                added.add((section, option))
                self.set(section, option, None if value is None else str(value))

    def _read(self, lines, source):
        read = set()
        section = name = option = errors = None
        indent = 0
        for number, line in enumerate(lines, 1):
            end = self._comment_(line)
            text = line[:end].strip()
            if not text:
                if not self._empty_lines_in_values:
                    indent = len(line) + 1
                elif end is None and option and section[option] is not None:
                    section[option].append("")
                continue
            deeper = len(line) - len(line.lstrip())
            if option and deeper > indent:
                section[option].append(text)
                continue
            indent = deeper
            header = self.SECTCRE.match(text)
            if header:
                name, option = header["header"], None
                if self._strict and name in read:
                    raise DuplicateSectionError(name, source, number)
                if name == self.default_section:
                    section = self._defaults
                else:
                    read.add(name)
                    section = self._sections[name] if name in self._sections else self._new_section_(name)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [(text.find(sign), -len(sign)) for sign in self._delimiters if sign in text]
            place, size = min(places, default=(len(text), 0))
            if place == 0 or not places and not self._allow_no_value:
                errors = errors or ParsingError(source)
                errors.append(number, repr(line))
                if place:
                    continue
            option = self.optionxform(text[:place].rstrip())
            if self._strict and (name, option) in read:
                raise DuplicateOptionError(name, option, source, number)
            read.add((name, option))
            section[option] = [text[place - size :].strip()] if places else None
        self._join_multiline_values()
        if errors:
            raise errors

    def _comment_(self, line):
        """Where a comment begins in a line, or None."""
        if line.lstrip().startswith(self._comment_prefixes):
            return 0
        begins = []
        for prefix in self._inline_comment_prefixes:
            place = line.find(prefix)
            while place > 0 and not line[place - 1].isspace():
                place = line.find(prefix, place + 1)
            if place >= 0:
                begins.append(place)
        return min(begins, default=None)

    def _join_multiline_values(self):
        for name, options in [(self.default_section, self._defaults), *self._sections.items()]:
            for option, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[option] = self._interpolation.before_read(self, name, option, value)

    def _unify_values(self, section, vars):
        """The values that hold in a section: those given, its own, the default ones."""
        own = self._dict() if section == self.default_section else self._sections.get(section)
        if own is None:
            raise NoSectionError(section)
        given = {self.optionxform(name): None if value is None else str(value) for name, value in (vars or {}).items()}
        return {**self._defaults, **own, **given}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of a setting, with what it names put in."""
        try:
            known = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in known:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = known[option]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, known)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value of a setting as a whole number."""
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value of a setting as a number."""
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """Whether a setting is on."""
        convert = self._convert_to_boolean
        return self._get_conv(section, option, convert, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """The sections with their names, or the settings of one with theirs."""
        if section is _UNSET:
            return super().items()
        names = list({**self._defaults, **self._own_(section)})
        return [(name, self.get(section, name, raw=raw, vars=vars)) for name in names]

    def popitem(self):
        """Takes the first section out, with its name."""
        for name in self.sections():
            section = self[name]
            del self[name]
            return name, section
        raise KeyError

    def clear(self):
        """Removes all sections but the default one."""
        for name in self.sections():
            del self[name]

    def set(self, section, option, value=None):
        """Gives a setting a value."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own_(section)[self.optionxform(option)] = value

    def _validate_value_types(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (value or not self._allow_no_value):
            raise TypeError("option values must be strings")

    def remove_option(self, section, option):
        """Removes a setting; whether it was there."""
        return self._own_(section).pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        """Removes a section; whether it was there."""
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def write(self, fp, space_around_delimiters=True):
        """Writes all sections, so that they can be read again."""
        equals = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for name in ([self.default_section] if self._defaults else []) + self.sections():
            fp.write(f"[{name}]\n")
            for option, value in self._own_(name).items():
                value = self._interpolation.before_write(self, name, option, value)
                shown = "" if value is None and self._allow_no_value else equals + str(value).replace("\n", "\n\t")
                fp.write(f"{option}{shown}\n")
            fp.write("\n")

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self:
            if self[key] is value:
                return
            self._own_(key).clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    """Sections of settings, whose values can name other settings."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        super().add_section(section)


class SafeConfigParser(ConfigParser):
    """The former name of `ConfigParser`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        import warnings

        warnings.warn(
            "The SafeConfigParser class has been renamed to ConfigParser in Python 3.2."
            " This alias will be removed in Python 3.12. Use ConfigParser directly instead.",
            DeprecationWarning, stacklevel=2,
        )


class SectionProxy(MutableMapping):
    """One section, as a dict of its settings."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    @property
    def parser(self):
        """What the section belongs to."""
        return self._parser

    @property
    def name(self):
        """The section's name."""
        return self._name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getattr__(self, name):
        # What a parser can make of a value, its sections can too.
        if name.startswith("get") and callable(getattr(self._parser, name, None)):
            found = getattr(self._parser, name)
            return lambda option, fallback=None, **options: self.get(option, fallback, _impl=found, **options)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if key not in self or not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        parser = self._parser
        return list(parser.defaults()) if self._name == parser.default_section else parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of a setting, or another one when there is none."""
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)
