"""A loop that reads lines and calls a method for the first word of each: `do_quit` for `quit`."""

import string as _string
import sys

PROMPT = "(Cmd) "
IDENTCHARS = _string.ascii_letters + _string.digits + "_"


class Cmd:
    """To be derived from: each method `do_NAME` is a command, and its docstring the help for it."""

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Reads commands until one of them answers True."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(f"{self.intro}\n")
        stop = None
        while not stop:
            line = self.cmdqueue.pop(0) if self.cmdqueue else self._read_line_()
            line = self.precmd(line)
            stop = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def _read_line_(self):
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return "EOF"
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip("\r\n") if line else "EOF"

    def precmd(self, line):
        """Called with a line before it is carried out; answers the line to carry out."""
        return line

    def postcmd(self, stop, line):
        """Called after a line; answers whether to stop."""
        return stop

    def preloop(self):
        """Called when the loop begins."""

    def postloop(self):
        """Called when the loop has ended."""

    def parseline(self, line):
        """The command, what follows it, and the line; `?` stands for help and `!` for shell."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        end = 0
        while end < len(line) and line[end] in self.identchars:
            end += 1
        return line[:end], line[end:].strip(), line

    def onecmd(self, line):
        """Carries out one line."""
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = "" if line == "EOF" else line
        method = getattr(self, f"do_{command}", None) if command else None
        return self.default(line) if method is None else method(argument)

    def emptyline(self):
        """An empty line repeats the last command."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """A line whose command is not known."""
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    def completenames(self, text, *ignored):
        """The commands that begin so."""
        return [name[3:] for name in self.get_names() if name.startswith(f"do_{text}")]

    def get_names(self):
        """The names of all methods."""
        return dir(type(self))

    def do_help(self, arg):
        """List available commands with "help" or detailed help with "help cmd"."""
        if arg:
            method = getattr(self, f"help_{arg}", None)
            if method is not None:
                return method()
            doc = getattr(getattr(self, f"do_{arg}", None), "__doc__", None)
            self.stdout.write(f"{doc or self.nohelp % (arg,)}\n")
            return
        names = self.get_names()
        topics = {name[5:] for name in names if name.startswith("help_")}
        documented, others = [], []
        for name in sorted({name[3:] for name in names if name.startswith("do_")}):
            has_help = name in topics or getattr(self, f"do_{name}").__doc__
            (documented if has_help else others).append(name)
            topics.discard(name)
        self.stdout.write(f"{self.doc_leader}\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, others, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """A heading with names below it, if there are any."""
        if cmds:
            self.stdout.write(f"{header}\n")
            if self.ruler:
                self.stdout.write(f"{self.ruler * len(header)}\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Names in as few lines as they fit in, downwards."""
        for lines in range(1, len(list) + 1):
            columns = [list[start : start + lines] for start in range(0, len(list), lines)]
            widths = [max([len(name) for name in column]) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth or lines == len(list):
                break
        for row in range(lines):
            shown = [column[row].ljust(width) for column, width in zip(columns, widths) if row < len(column)]
            self.stdout.write("  ".join(shown).rstrip() + "\n" if lines > 1 else "  ".join(shown) + "\n")
