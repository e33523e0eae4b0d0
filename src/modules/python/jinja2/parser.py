"""Makes a tree of a template's tokens."""

from jinja2 import expressions as ex
from jinja2 import statements as st
from jinja2.exceptions import TemplateAssertionError, TemplateSyntaxError
from jinja2.lexer import tokens

_WORDS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}
_SPECIAL = ("caller", "varargs", "kwargs")


class Parser:
    """The reading of one template."""

    def __init__(self, source, environment, name=None):
        self.environment = environment
        self.name = name
        self.tokens = tokens(source, environment, name)
        self.at = 0
        self.blocks = {}
        # The tags that are open, innermost last, each with those that may end it.
        self.open = []
        # The special names used in each macro that is being read.
        self.used = []

    # Tokens

    @property
    def token(self):
        return self.tokens[self.at]

    def fail(self, message, line=None, kind=TemplateSyntaxError):
        raise kind(message, self.token.line if line is None else line, self.name)

    def next(self):
        token = self.token
        self.at += 1
        return token

    def is_name(self, *names):
        return self.token.kind == "name" and self.token.value in names

    def skip(self, kind):
        """Passes over a token if it is of this kind."""
        if self.token.kind != kind:
            return False
        self.at += 1
        return True

    def skip_name(self, name):
        if not self.is_name(name):
            return False
        self.at += 1
        return True

    def expect(self, kind, value=None):
        token = self.token
        if token.kind != kind or (value is not None and token.value != value):
            wanted = value or {"block_end": "end of statement block", "print_end": "end of print statement"}.get(kind, kind)
            if token.kind == "end":
                self.fail(f"unexpected end of template, expected {wanted!r}.")
            self.fail(f"expected token {wanted!r}, got {token.described()!r}")
        return self.next()

    # Statements

    def parse(self):
        """The whole template."""
        return st.Body(self.parts(()))

    def parts(self, ends):
        """Parts up to one of the tags in `ends`, whose name is the next token then."""
        parts = []
        while True:
            token = self.next()
            if token.kind == "end":
                self.at -= 1
                if ends:
                    self.unclosed(ends)
                return parts
            if token.kind == "data":
                parts.append(st.Text(token.value))
            elif token.kind == "print_begin":
                parts.append(st.Print(self.tuple(with_condition=True)))
                self.expect("print_end")
            else:
                if self.token.kind != "name":
                    self.fail("tag name expected")
                if self.token.value in ends:
                    return parts
                made = self.statement()
                if made is not None:
                    parts.append(made)

    def unclosed(self, ends):
        wanted = " or ".join([repr(end) for end in ends])
        self.fail(
            f"Unexpected end of template. Jinja was looking for the following tags: {wanted}."
            f" The innermost block that needs to be closed is {self.open[-1][0]!r}."
        )

    def statement(self):
        """One tag, with its body if it has one."""
        name = self.next().value
        read = getattr(self, f"read_{name}", None)
        if read is None:
            text = f"Encountered unknown tag {name!r}."
            if self.open:
                tag, ends = self.open[-1]
                wanted = " or ".join([repr(end) for end in ends])
                if any([name in others for _, others in self.open]):
                    text += f" You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for {wanted}."
                else:
                    text += f" Jinja was looking for the following tags: {wanted}."
                text += f" The innermost block that needs to be closed is {tag!r}."
            self.fail(text)
        if name in ("extends", "include", "import", "from", "do"):
            made = read()
            self.expect("block_end")
            return made
        return read()

    def body(self, tag, *ends):
        """The parts up to one of the tags, whose name is read."""
        self.expect("block_end")
        self.open.append((tag, ends))
        parts = self.parts(ends)
        self.open.pop()
        return parts, self.next().value

    def closed_body(self, tag):
        parts, _ = self.body(tag, f"end{tag}")
        return st.Body(parts)

    def read_if(self):
        branches = []
        otherwise = []
        while True:
            condition = self.tuple(with_condition=False)
            parts, end = self.body("if", "elif", "else", "endif")
            branches.append((condition, st.Body(parts)))
            if end == "else":
                otherwise, end = self.body("if", "endif")
            if end == "endif":
                self.expect("block_end")
                return st.If(branches, st.Body(otherwise))

    def read_for(self):
        target = self.target(("in",))
        self.expect("name", "in")
        items = self.tuple(with_condition=False, stop=("recursive",))
        condition = self.expression() if self.skip_name("if") else None
        recursive = self.skip_name("recursive")
        parts, end = self.body("for", "endfor", "else")
        otherwise = []
        if end == "else":
            otherwise, _ = self.body("for", "endfor")
        self.expect("block_end")
        return st.For(target, items, condition, recursive, st.Body(parts), st.Body(otherwise))

    def read_set(self):
        target = self.target((), namespaces=True)
        if self.skip("="):
            value = self.tuple(with_condition=True)
            self.expect("block_end")
            return st.Set(target, value)
        filters = self.filter_chain() if self.skip("|") else []
        body = self.closed_body("set")
        self.expect("block_end")
        return st.SetBlock(target, filters, body)

    def read_filter(self):
        filters = self.filter_chain()
        body = self.closed_body("filter")
        self.expect("block_end")
        return st.FilterBlock(filters, body)

    def read_with(self):
        pairs = []
        while self.token.kind != "block_end":
            if pairs:
                self.expect(",")
            target = self.target(())
            self.expect("=")
            pairs.append((target, self.expression()))
        body = self.closed_body("with")
        self.expect("block_end")
        return st.With(pairs, body)

    def read_autoescape(self):
        value = self.expression()
        body = self.closed_body("autoescape")
        self.expect("block_end")
        return st.Autoescape(value, body)

    def read_block(self):
        line = self.token.line
        name = self.expect("name").value
        if name in self.blocks:
            self.fail(f"block {name!r} defined twice", line, TemplateAssertionError)
        scoped = required = False
        while self.is_name("scoped", "required"):
            if self.next().value == "scoped":
                scoped = True
            else:
                required = True
        self.blocks[name] = None
        body = self.closed_body("block")
        self.skip_name(name)
        self.expect("block_end")
        self.blocks[name] = st.Block(name, body.parts, scoped, required)
        return self.blocks[name]

    def parameters(self):
        """The parameters of a macro: names with defaults or without."""
        parameters = []
        self.expect("(")
        while self.token.kind != ")":
            if parameters:
                self.expect(",")
            name = self.expect("name").value
            default = self.expression() if self.skip("=") else None
            if default is None and parameters and parameters[-1][1] is not None:
                self.fail("non-default argument follows default argument")
            parameters.append((name, default))
        self.next()
        return parameters

    def macro_body(self, name, parameters, tag):
        self.used.append(set())
        body = self.closed_body(tag)
        used = self.used.pop()
        return st.MacroDefinition(name, parameters, body.parts, used)

    def read_macro(self):
        name = self.expect("name").value
        made = self.macro_body(name, self.parameters(), "macro")
        self.expect("block_end")
        return made

    def read_call(self):
        parameters = self.parameters() if self.token.kind == "(" else []
        line = self.token.line
        call = self.expression()
        if not isinstance(call, ex.Call):
            self.fail("expected call", line)
        made = st.CallBlock(call, self.macro_body("caller", parameters, "call"))
        self.expect("block_end")
        return made

    def read_extends(self):
        return st.Extends(self.expression())

    def context_words(self, default):
        """`with context` or `without context` at a tag's end."""
        if self.is_name("with", "without") and self.tokens[self.at + 1].value == "context":
            default = self.next().value == "with"
            self.next()
        return default

    def read_include(self):
        template = self.expression()
        ignore = False
        if self.is_name("ignore") and self.tokens[self.at + 1].value == "missing":
            self.at += 2
            ignore = True
        return st.Include(template, ignore, self.context_words(True))

    def read_import(self):
        template = self.expression()
        self.expect("name", "as")
        return st.Import(template, self.expect("name").value, self.context_words(False))

    def read_from(self):
        template = self.expression()
        self.expect("name", "import")
        names = []
        while not (self.is_name("with", "without") and self.tokens[self.at + 1].value == "context"):
            name = self.expect("name").value
            if name.startswith("_"):
                self.fail("names starting with an underline can not be imported", kind=TemplateAssertionError)
            names.append((name, self.expect("name").value if self.skip_name("as") else name))
            if not self.skip(","):
                break
        return st.FromImport(template, names, self.context_words(False))

    def read_do(self):
        return st.Do(self.tuple(with_condition=True))

    # Targets

    def target(self, stop, namespaces=False):
        """What `for` and `set` assign to: a name, several, or an attribute of a namespace."""
        targets = []
        several = False
        while True:
            targets.append(self.one_target(namespaces))
            if not self.skip(","):
                break
            several = True
            if self.is_name(*stop) or self.token.kind in ("=", "block_end"):
                break
        return ex.Items(tuple, targets) if several else targets[0]

    def one_target(self, namespaces):
        if self.skip("("):
            inner = self.target(())
            self.expect(")")
            return inner
        if self.token.kind != "name":
            self.fail(
                "can't assign to 'const'"
                if self.token.kind in ("integer", "float", "string")
                else f"Expected an expression, got {self.token.described()!r}"
            )
        token = self.next()
        if token.value in _WORDS or token.value == "loop":
            self.fail(f"can't assign to {token.value!r}", token.line)
        if namespaces and self.skip("."):
            return ex.NamespaceAttribute(token.value, self.expect("name").value)
        return ex.Name(token.value)

    # Expressions

    def tuple(self, with_condition, stop=()):
        """An expression, or several with commas between."""
        read = self.expression if with_condition else self.either
        items = []
        several = False
        while True:
            if not items and self.token.kind in ("print_end", "block_end"):
                self.fail(f"Expected an expression, got {self.token.described()!r}")
            if items and (self.token.kind in ("print_end", "block_end", ")") or self.is_name(*stop)):
                break
            items.append(read())
            if not self.skip(","):
                break
            several = True
        return ex.Items(tuple, items) if several else items[0]

    def expression(self):
        """An expression, perhaps with `if` and `else`."""
        value = self.either()
        while self.skip_name("if"):
            condition = self.either()
            other = self.expression() if self.skip_name("else") else None
            value = ex.Choice(condition, value, other)
        return value

    def either(self):
        left = self.both()
        while self.skip_name("or"):
            left = ex.Either(left, self.both())
        return left

    def both(self):
        left = self.negation()
        while self.skip_name("and"):
            left = ex.Both(left, self.negation())
        return left

    def negation(self):
        if self.skip_name("not"):
            return ex.Not(self.negation())
        return self.comparison()

    def comparison(self):
        first = self.sum()
        rest = []
        while True:
            if self.token.kind in ("==", "!=", "<", "<=", ">", ">="):
                sign = self.next().kind
                rest.append((sign, self.sum()))
            elif self.skip_name("in"):
                rest.append(("in", self.sum()))
            elif self.is_name("not") and self.tokens[self.at + 1].value == "in":
                self.at += 2
                rest.append(("notin", self.sum()))
            else:
                return ex.Comparison(first, rest) if rest else first

    def chain(self, signs, operand):
        left = operand()
        while self.token.kind in signs:
            sign = self.next().kind
            left = ex.Binary(sign, left, operand())
        return left

    def sum(self):
        return self.chain(("+", "-"), self.concatenation)

    def concatenation(self):
        parts = [self.product()]
        while self.skip("~"):
            parts.append(self.product())
        return parts[0] if len(parts) == 1 else ex.Concatenation(parts)

    def product(self):
        return self.chain(("*", "/", "//", "%"), self.power)

    def power(self):
        return self.chain(("**",), self.unary)

    def unary(self, with_filter=True):
        if self.token.kind in ("-", "+"):
            value = ex.Negative(self.next().kind, self.unary(with_filter=False))
        else:
            value = self.primary()
        value = self.postfix(value)
        return self.filters(value) if with_filter else value

    def primary(self):
        token = self.next()
        if token.kind == "name":
            if token.value in _WORDS:
                return ex.Constant(_WORDS[token.value])
            if token.value in _SPECIAL:
                for used in self.used[-1:]:
                    used.add(token.value)
            return ex.Super() if token.value == "super" else ex.Name(token.value)
        if token.kind == "string":
            text = token.value
            while self.token.kind == "string":
                text += self.next().value
            return ex.Constant(text)
        if token.kind in ("integer", "float"):
            return ex.Constant(token.value)
        if token.kind == "(":
            if self.skip(")"):
                return ex.Items(tuple, [])
            value = self.tuple(with_condition=True)
            self.expect(")")
            return value
        if token.kind == "[":
            return ex.Items(list, self.items("]"))
        if token.kind == "{":
            return self.dictionary()
        self.at -= 1
        self.fail(f"unexpected {token.described()!r}" if token.kind != "end" else "unexpected 'end of template'")

    def items(self, end):
        items = []
        while not self.skip(end):
            if items:
                self.expect(",")
                if self.skip(end):
                    break
            items.append(self.expression())
        return items

    def dictionary(self):
        pairs = []
        while not self.skip("}"):
            if pairs:
                self.expect(",")
                if self.skip("}"):
                    break
            key = self.expression()
            self.expect(":")
            pairs.append((key, self.expression()))
        return ex.Dictionary(pairs)

    def postfix(self, value):
        """Attributes, items and calls behind a value."""
        while True:
            if self.skip("."):
                token = self.next()
                if token.kind == "name":
                    value = ex.Attribute(value, token.value)
                elif token.kind == "integer":
                    value = ex.Item(value, ex.Constant(token.value))
                else:
                    self.fail("expected name or number", token.line)
            elif self.skip("["):
                value = ex.Item(value, self.subscript())
                self.expect("]")
            elif self.token.kind == "(":
                value = ex.Call(value, self.arguments())
            else:
                return value

    def subscript(self):
        parts = []
        sliced = False
        current = None
        while self.token.kind != "]":
            if self.skip(":"):
                sliced = True
                parts.append(current)
                current = None
            else:
                current = self.expression()
        if not sliced:
            if current is None:
                self.fail("expected subscript expression")
            return current
        return ex.Slice([*parts, current])

    def arguments(self):
        """The arguments of a call, in parentheses."""
        found = ex.Arguments()
        self.expect("(")
        first = True
        while self.token.kind != ")":
            if not first:
                self.expect(",")
                if self.token.kind == ")":
                    break
            first = False
            if self.skip("*"):
                found.more = self.expression()
            elif self.skip("**"):
                found.more_named = self.expression()
            elif self.token.kind == "name" and self.tokens[self.at + 1].kind == "=":
                name = self.next().value
                self.next()
                found.named.append((name, self.expression()))
            else:
                if found.named or found.more_named is not None:
                    self.fail("invalid syntax for function call expression")
                found.positional.append(self.expression())
        self.next()
        return found

    def filters(self, value):
        """Filters, tests and calls behind a value."""
        while True:
            if self.skip("|"):
                value = self.one_filter(value)
            elif self.is_name("is"):
                value = self.test(value)
            elif self.token.kind == "(":
                value = ex.Call(value, self.arguments())
            else:
                return value

    def dotted(self):
        name = self.expect("name").value
        while self.skip("."):
            name += "." + self.expect("name").value
        return name

    def one_filter(self, value):
        line = self.token.line
        name = self.dotted()
        if name not in self.environment.filters:
            self.fail(f"No filter named {name!r}.", line, TemplateAssertionError)
        arguments = self.arguments() if self.token.kind == "(" else ex.Arguments()
        return ex.Filter(value, name, arguments, line)

    def filter_chain(self):
        chain = [self.one_filter(None)]
        while self.skip("|"):
            chain.append(self.one_filter(None))
        return chain

    def test(self, value):
        self.next()
        negated = self.skip_name("not")
        line = self.token.line
        name = self.dotted() if self.token.kind == "name" else self.next().kind
        if name not in self.environment.tests:
            self.fail(f"No test named {name!r}.", line, TemplateAssertionError)
        arguments = ex.Arguments()
        if self.token.kind == "(":
            arguments = self.arguments()
        elif self.token.kind in ("name", "string", "integer", "float", "[", "{") and not self.is_name("else", "or", "and"):
            if self.is_name("is"):
                self.fail("You cannot chain multiple tests with is")
            arguments.positional.append(self.postfix(self.primary()))
        made = ex.Test(value, name, arguments, line)
        return ex.Not(made) if negated else made
