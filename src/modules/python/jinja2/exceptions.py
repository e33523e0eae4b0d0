"""What can be wrong with a template."""


class TemplateError(Exception):
    """Anything that is wrong with a template."""

    def __init__(self, message=None):
        super().__init__(message)

    @property
    def message(self):
        return self.args[0]


class TemplateNotFound(TemplateError, LookupError):
    """No loader knows a template of this name."""

    def __init__(self, name, message=None):
        super().__init__(str(name) if message is None else message)
        self.name = name
        self.templates = [name]

    def __str__(self):
        return str(self.message)


class TemplatesNotFound(TemplateNotFound):
    """None of several templates is known."""

    def __init__(self, names=(), message=None):
        if message is None:
            shown = ", ".join([str(name) for name in names])
            message = f"none of the templates given were found: {shown}"
        super().__init__(names[-1] if names else None, message)
        self.templates = list(names)


class TemplateSyntaxError(TemplateError):
    """A template is not written as templates are."""

    def __init__(self, message, lineno, name=None, filename=None):
        super().__init__(message)
        self.lineno = lineno
        self.name = name
        self.filename = filename

    def __str__(self):
        return str(self.message)


class TemplateAssertionError(TemplateSyntaxError):
    """A template names a filter or a test that there is not, or a block twice."""


class TemplateRuntimeError(TemplateError):
    """A template failed while it was rendered."""


class UndefinedError(TemplateRuntimeError):
    """A template used what is not defined for more than printing it."""


class SecurityError(TemplateRuntimeError):
    """A template did what it may not."""


class FilterArgumentError(TemplateRuntimeError):
    """A filter was given what it cannot use."""
