"""The help of `argparse`: usage, and a list of the arguments."""

import textwrap

from argparse import BooleanOptionalAction, SUPPRESS

_WIDTH = 78
_INDENT = 24


def _usage_parts(parser):
    """What usage shows for each argument: options first, then those by position."""
    options = []
    positional = []
    done = []
    for action in parser._actions:
        if action.help == SUPPRESS or action in done:
            continue
        group = action.group
        if group is not None and group.exclusive:
            members = [member for member in group.actions if member.help != SUPPRESS]
            done.extend(members)
            shown = " | ".join([_option_usage(member) for member in members])
            options.append(f"({shown})" if group.required else f"[{shown}]")
        elif action.option_strings:
            options.append(_option_usage(action) if action.required else f"[{_option_usage(action)}]")
        else:
            positional.append(action._takes())
    return options, positional


def _option_usage(action):
    if isinstance(action, BooleanOptionalAction):
        return " | ".join(action.option_strings)
    takes = action._takes()
    return action.option_strings[0] + (" " + takes if takes else "")


def usage(parser):
    """The line that shows how to call the program."""
    if parser.usage is not None:
        return f"usage: {parser.usage.replace('%(prog)s', parser.prog)}\n"
    options, positional = _usage_parts(parser)
    start = f"usage: {parser.prog}"
    line = " ".join([start] + options + positional)
    if len(line) <= _WIDTH:
        return line + "\n"
    indent = " " * (len(start) + 1)
    if len(start) > 0.75 * _WIDTH:
        indent = " " * len("usage: ")
    lines = []
    for parts in (options, positional):
        current = indent
        for part in parts:
            if len(current) + len(part) > _WIDTH and current != indent:
                lines.append(current.rstrip())
                current = indent
            current += part + " "
        if parts:
            lines.append(current.rstrip())
    return start + lines[0][len(indent) - 1 :] + "".join(["\n" + line for line in lines[1:]]) + "\n"


def _filled(text, action, parser):
    """The help of an argument with its own values in place of %(default)s and the like."""
    values = {"prog": parser.prog, "default": action.default, "type": getattr(action.type, "__name__", None)}
    values["dest"] = action.dest
    values["metavar"] = action.metavar
    values["const"] = action.const
    if action.choices is not None:
        values["choices"] = ", ".join([str(choice) for choice in action.choices])
    if parser.formatter_class.__name__ == "ArgumentDefaultsHelpFormatter":
        wanted = action.option_strings or action.nargs in ("?", "*")
        if "%(default)" not in text and action.default != SUPPRESS and wanted:
            text += " (default: %(default)s)"
    return text % values


def _heading(action):
    if not action.option_strings:
        return action._metavar()
    takes = action._takes()
    return ", ".join([name + (" " + takes if takes else "") for name in action.option_strings])


def _entry(heading, text, indent, position, parser):
    """An argument and its help beside it, or below where there is no room."""
    head = " " * indent + heading
    if not text:
        return head + "\n"
    if parser.formatter_class.__name__ == "RawTextHelpFormatter":
        lines = text.splitlines()
    else:
        lines = textwrap.wrap(" ".join(text.split()), max(_WIDTH - position, 11))
    if len(head) <= position - 2:
        first = head + " " * (position - len(head)) + lines[0] + "\n"
        lines = lines[1:]
    else:
        first = head + "\n"
    return first + "".join([" " * position + line + "\n" for line in lines])


def _section(title, description, actions, parser, position):
    entries = []
    for action in actions:
        if action.help == SUPPRESS:
            continue
        text = _filled(action.help, action, parser) if action.help else ""
        if action.kind == "parsers" and action.metavar is None:
            entries.append(_entry("{" + ",".join(action.parsers) + "}", text, 2, position, parser))
        else:
            entries.append(_entry(_heading(action), text, 2, position, parser))
        if action.kind == "parsers":
            helps = getattr(action, "_helps", {})
            for name in helps:
                if helps[name] is not None:
                    entries.append(_entry(_command_heading(action, name), helps[name], 4, position, parser))
    if description:
        indented = textwrap.indent(_paragraph(description, parser, 2), "  ")
        return f"{title}:\n{indented}\n\n{''.join(entries)}"
    return f"{title}:\n{''.join(entries)}" if entries else ""


def _command_heading(action, name):
    aliases = action._aliases[name]
    return f"{name} ({', '.join(aliases)})" if aliases else name


def _paragraph(text, parser, indent=0):
    text = text.replace("%(prog)s", parser.prog)
    if parser.formatter_class.__name__ in ("RawDescriptionHelpFormatter", "RawTextHelpFormatter"):
        return text.rstrip("\n")
    return textwrap.fill(" ".join(text.split()), _WIDTH - indent)


def whole(parser):
    """Usage, description, all arguments and the epilogue."""
    titled = [group for group in parser._groups_ if not group.exclusive and group.title]
    grouped = [action for group in titled for action in group.actions]
    plain = [action for action in parser._actions if action not in grouped]
    widths = [len(_heading(action)) + 2 for action in parser._actions if action.help != SUPPRESS]
    for action in parser._actions:
        if action.kind == "parsers":
            widths += [len(_command_heading(action, name)) + 2 for name in getattr(action, "_helps", {})]
    position = min(max(widths, default=0) + 2, _INDENT)
    parts = [usage(parser).rstrip("\n")]
    if parser.description:
        parts.append(_paragraph(parser.description, parser))
    positional = [action for action in plain if not action.option_strings]
    options = [action for action in plain if action.option_strings]
    sections = [("positional arguments", None, positional), ("options", None, options)]
    sections += [(group.title, group.description, group.actions) for group in titled]
    for title, description, actions in sections:
        parts.append(_section(title, description, actions, parser, position).rstrip("\n"))
    if parser.epilog:
        parts.append(_paragraph(parser.epilog, parser))
    return "\n\n".join([part for part in parts if part]) + "\n"
