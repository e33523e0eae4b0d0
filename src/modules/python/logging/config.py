"""Loggers, handlers and formatters, set up as a dict says."""

import importlib
import logging


def _found(name):
    """The thing of a dotted name, such as `logging.StreamHandler`; `ext://` may stand before it."""
    if not isinstance(name, str):
        return name
    module, _, attribute = name.removeprefix("ext://").rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def _value(value):
    return _found(value) if isinstance(value, str) and value.startswith("ext://") else value


def _made(options, default, known):
    """An object of the class, or by the function, that the options name."""
    options = {key: _value(value) for key, value in options.items() if key not in known}
    factory = options.pop("()", None) or options.pop("class", default)
    return _found(factory)(**options)


def _formatter(options):
    kind = _found(options.get("class", logging.Formatter))
    return kind(options.get("format"), options.get("datefmt"), options.get("style", "%"))


def _add_handler(name, described, handlers, formatters, filters):
    """Makes the handler of a name, unless that has been done, and before it the one it hands records on to."""
    if name in handlers:
        return
    options = described[name]
    try:
        target = options.get("target")
        if isinstance(target, str) and target in described:
            _add_handler(target, described, handlers, formatters, filters)
            options = {**options, "target": handlers[target]}
        handler = _made(options, None, ("level", "formatter", "filters"))
        if "level" in options:
            handler.setLevel(options["level"])
        if "formatter" in options:
            handler.setFormatter(formatters[options["formatter"]])
        for each in options.get("filters", ()):
            handler.addFilter(filters[each])
    except Exception as error:
        raise ValueError(f"Unable to configure handler {name!r}") from error
    handler.set_name(name)
    handlers[name] = handler


def _set_up(logger, options, handlers):
    if "level" in options:
        logger.setLevel(options["level"])
    if "handlers" in options:
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in options["handlers"]:
            if name not in handlers:
                raise ValueError(f"Unable to add handler {name!r}")
            logger.addHandler(handlers[name])


def dictConfig(config):
    """Sets up what the dict describes."""
    if config.get("version") != 1:
        raise ValueError("dictionary doesn't specify a version" if "version" not in config else f"Unsupported version: {config['version']}")
    formatters = {}
    for name, options in config.get("formatters", {}).items():
        formatters[name] = _made(options, None, ()) if "()" in options else _formatter(options)
    filters = {name: _made(options, logging.Filter, ()) for name, options in config.get("filters", {}).items()}
    handlers = {}
    for name in config.get("handlers", {}):
        _add_handler(name, config["handlers"], handlers, formatters, filters)
    known = config.get("loggers", {})
    if not config.get("incremental") and config.get("disable_existing_loggers", True):
        for name, logger in logging.Logger.manager.loggerDict.items():
            if isinstance(logger, logging.Logger):
                logger.disabled = not any([name == each or name.startswith(each + ".") for each in known])
    for name, options in known.items():
        logger = logging.getLogger(name)
        logger.propagate = options.get("propagate", True)
        for each in options.get("filters", ()):
            logger.addFilter(filters[each])
        _set_up(logger, options, handlers)
    if "root" in config:
        _set_up(logging.getLogger(), config["root"], handlers)


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig() is not supported in Interleave: use dictConfig()")
