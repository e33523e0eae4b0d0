"""Files of settings in sections, as Windows once had them."""

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """Settings that make no sense."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __str__(self):
        return self.message

    __repr__ = __str__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section


class NoOptionError(Error):
    """There is no such option in the section."""

    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section


class DuplicateSectionError(Error):
    """A section was added twice."""

    def __init__(self, section, source=None, lineno=None):
        where = f"While reading from {source!r} [line {lineno:2d}]: section" if source else "Section"
        super().__init__(f"{where} {section!r} already exists")
        self.section = section


class ParsingError(Error):
    """A line that is no setting."""


class MissingSectionHeaderError(ParsingError):
    """A setting before the first section."""

    def __init__(self, filename, lineno, line):
        super().__init__(f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")


class InterpolationMissingOptionError(Error):
    """A value names an option that is not there."""


_TRUTH = {
    "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
}
_UNSET = object()


class RawConfigParser:
    """Sections of settings; all values are text."""

    BOOLEAN_STATES = _TRUTH
    _interpolates = False

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
        comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
        default_section=DEFAULTSECT, interpolation=_UNSET,
    ):
        self.default_section = default_section
        self._allow_no_value = allow_no_value
        self._delimiters = delimiters
        self._comments = comment_prefixes
        self._inline = inline_comment_prefixes or ()
        self._strict = strict
        self._defaults = {}
        self._sections = {}
        if interpolation is None:
            self._interpolates = False
        for option, value in (defaults or {}).items():
            self._defaults[self.optionxform(option)] = None if value is None else str(value)

    def optionxform(self, optionstr):
        """The name under which an option is kept."""
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def _own(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def options(self, section):
        return list({**self._own(section), **self._defaults})

    def has_option(self, section, option):
        if section not in self._sections and section != self.default_section:
            return False
        return self.optionxform(option) in {**self._defaults, **self._own(section)}

    def read(self, filenames, encoding=None):
        """Reads the files that are there; their names."""
        done = []
        for name in [filenames] if isinstance(filenames, (str, bytes)) or hasattr(filenames, "parts") else filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self.read_file(file, str(name))
            except OSError:
                continue
            done.append(name)
        return done

    def read_string(self, string, source="<string>"):
        self.read_file(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, options in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for option, value in options.items():
                self._own(section)[self.optionxform(str(option))] = None if value is None else str(value)

    def read_file(self, f, source=None):
        source = source or getattr(f, "name", "<???>")
        section = option = None
        for number, line in enumerate(f, 1):
            for prefix in self._inline:
                place = line.find(" " + prefix)
                line = line[:place] if place >= 0 else line
            text = line.strip()
            if not text or text.startswith(tuple(self._comments)):
                continue
            if line[0].isspace() and section is not None and option is not None:
                section[option] = (section[option] or "") + "\n" + text
            elif text.startswith("[") and "]" in text:
                name = text[1 : text.rindex("]")]
                if name in self._sections and self._strict:
                    raise DuplicateSectionError(name, source, number)
                if name != self.default_section:
                    self._sections.setdefault(name, {})
                section, option = self._own(name), None
            elif section is None:
                raise MissingSectionHeaderError(source, number, line)
            else:
                option = self._setting(section, text, source, number)

    def _setting(self, section, text, source, number):
        places = [text.find(delimiter) for delimiter in self._delimiters if delimiter in text]
        if not places and not self._allow_no_value:
            raise ParsingError(f"Source contains parsing errors: {source!r}\n\t[line {number:2d}]: {text!r}")
        place = min(places) if places else len(text)
        option = self.optionxform(text[:place].strip())
        section[option] = text[place + 1 :].strip() if places else None
        return option

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            known = {**self._defaults, **self._own(section)}
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        known.update({self.optionxform(name): value for name, value in (vars or {}).items()})
        name = self.optionxform(option)
        if name not in known:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = known[name]
        return value if raw or not self._interpolates or value is None else self._filled(value, known, option, section)

    def _filled(self, value, known, option, section):
        """The value with the options it names put in."""
        for _ in range(MAX_INTERPOLATION_DEPTH):
            before, begins, rest = value.partition("%(")
            if not begins:
                break
            name, ends, rest = rest.partition(")s")
            if self.optionxform(name) not in known:
                raise InterpolationMissingOptionError(
                    f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation "
                    f"key {name!r} which is not a valid option name. Raw value: {value!r}"
                )
            value = before + known[self.optionxform(name)] + rest
        return value.replace("%%", "%")

    def _converted(self, convert, section, option, fallback, options):
        value = self.get(section, option, fallback=fallback, **options)
        return convert(value) if isinstance(value, str) else value

    def getint(self, section, option, *, fallback=_UNSET, **options):
        return self._converted(int, section, option, fallback, options)

    def getfloat(self, section, option, *, fallback=_UNSET, **options):
        return self._converted(float, section, option, fallback, options)

    def getboolean(self, section, option, *, fallback=_UNSET, **options):
        return self._converted(self._convert_to_boolean, section, option, fallback, options)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        names = {**self._defaults, **self._own(section)}
        return [(name, self.get(section, name, raw=raw)) for name in names]

    def set(self, section, option, value=None):
        if self._interpolates and not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError("option values must be strings")
        self._own(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        return self._own(section).pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def write(self, fp, space_around_delimiters=True):
        equals = " = " if space_around_delimiters else "="
        for name in ([self.default_section] if self._defaults else []) + self.sections():
            fp.write(f"[{name}]\n")
            for option, value in self._own(name).items():
                fp.write(option + ("" if value is None else equals + value.replace("\n", "\n\t")) + "\n")
            fp.write("\n")

    def __getitem__(self, section):
        if section != self.default_section and section not in self._sections:
            raise KeyError(section)
        return SectionProxy(self, section)

    def __setitem__(self, section, options):
        self._sections.pop(section, None)
        self.read_dict({section: options})

    def __delitem__(self, section):
        if not self.remove_section(section):
            raise KeyError(section)

    def __contains__(self, section):
        return section == self.default_section or section in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def keys(self):
        return list(self)

    def values(self):
        return [self[name] for name in self]


class ConfigParser(RawConfigParser):
    """Sections of settings, whose values can name other settings."""

    _interpolates = True


class SectionProxy:
    """One section, as a dict of its settings."""

    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __repr__(self):
        return f"<Section: {self.name}>"

    def __getitem__(self, option):
        if option not in self:
            raise KeyError(option)
        return self.parser.get(self.name, option)

    def __setitem__(self, option, value):
        self.parser.set(self.name, option, value)

    def __delitem__(self, option):
        if not self.parser.remove_option(self.name, option):
            raise KeyError(option)

    def __contains__(self, option):
        return self.parser.has_option(self.name, option)

    def __len__(self):
        return len(self.parser.options(self.name))

    def __iter__(self):
        return iter(self.parser.options(self.name))

    def keys(self):
        return self.parser.options(self.name)

    def items(self):
        return self.parser.items(self.name)

    def values(self):
        return [value for _, value in self.items()]

    def get(self, option, fallback=None, **options):
        return self.parser.get(self.name, option, fallback=fallback, **options)

    def getint(self, option, fallback=None, **options):
        return self.parser.getint(self.name, option, fallback=fallback, **options)

    def getfloat(self, option, fallback=None, **options):
        return self.parser.getfloat(self.name, option, fallback=fallback, **options)

    def getboolean(self, option, fallback=None, **options):
        return self.parser.getboolean(self.name, option, fallback=fallback, **options)
