"""What a template is made of: text, printed expressions and tags. Each part renders itself into a list."""

from jinja2.exceptions import TemplateNotFound, TemplateRuntimeError
from jinja2.runtime import MISSING, LoopContext, Macro, Undefined, fail_unless_exported


def render_all(parts, context, out):
    """Renders parts one after the other."""
    for part in parts:
        part.render(context, out)


class Body:
    """Parts that belong together."""

    def __init__(self, parts):
        self.parts = parts

    def rendered(self, context):
        """The text of the parts."""
        out = []
        render_all(self.parts, context, out)
        return "".join(out)

    def in_scope(self, context, out, names=None):
        """Renders the parts in a scope of their own."""
        context.scopes.append({} if names is None else names)
        try:
            render_all(self.parts, context, out)
        finally:
            context.scopes.pop()


class Text:
    """Text as it stands."""

    def __init__(self, text):
        self.text = text

    def render(self, context, out):
        out.append(self.text)


class Print:
    """`{{ value }}`."""

    def __init__(self, value):
        self.value = value

    def render(self, context, out):
        out.append(str(context.shown(self.value.evaluate(context))))


class If:
    """`{% if %}`: conditions with their bodies, and what stands behind `else`."""

    def __init__(self, branches, otherwise):
        self.branches, self.otherwise = branches, otherwise

    def render(self, context, out):
        for condition, body in self.branches:
            if condition.evaluate(context):
                render_all(body.parts, context, out)
                return
        render_all(self.otherwise.parts, context, out)


class For:
    """`{% for target in items if condition %}`, and what stands behind `else`."""

    def __init__(self, target, items, condition, recursive, body, otherwise):
        self.target, self.items, self.condition = target, items, condition
        self.recursive, self.body, self.otherwise = recursive, body, otherwise

    def render(self, context, out):
        out.append(self._run(context, self.items.evaluate(context), 0))

    def _wanted(self, context, items):
        if self.condition is None:
            return list(items)
        kept = []
        for item in items:
            context.scopes.append({})
            self.target.assign(context, item)
            if self.condition.evaluate(context):
                kept.append(item)
            context.scopes.pop()
        return kept

    def _run(self, context, items, depth):
        out = []

        def recurse(items, depth):
            return context.safe(self._run(context, items, depth))

        items = self._wanted(context, items)
        loop = LoopContext(items, depth, recurse if self.recursive else None)
        for item in items:
            loop.index0 += 1
            context.scopes.append({"loop": loop})
            try:
                self.target.assign(context, item)
                render_all(self.body.parts, context, out)
            finally:
                context.scopes.pop()
        if not items:
            self.otherwise.in_scope(context, out)
        return "".join(out)


class Set:
    """`{% set target = value %}`."""

    def __init__(self, target, value):
        self.target, self.value = target, value

    def render(self, context, out):
        self.target.assign(context, self.value.evaluate(context))


class SetBlock:
    """`{% set target %}…{% endset %}`, perhaps with filters."""

    def __init__(self, target, filters, body):
        self.target, self.filters, self.body = target, filters, body

    def render(self, context, out):
        inner = []
        self.body.in_scope(context, inner)
        value = context.safe("".join(inner))
        for one in self.filters:
            value = one.apply(context, value)
        self.target.assign(context, value)


class FilterBlock:
    """`{% filter name %}…{% endfilter %}`."""

    def __init__(self, filters, body):
        self.filters, self.body = filters, body

    def render(self, context, out):
        inner = []
        self.body.in_scope(context, inner)
        value = context.safe("".join(inner))
        for one in self.filters:
            value = one.apply(context, value)
        out.append(str(context.shown(value)))


class With:
    """`{% with a = 1 %}…{% endwith %}`."""

    def __init__(self, pairs, body):
        self.pairs, self.body = pairs, body

    def render(self, context, out):
        values = [value.evaluate(context) for _, value in self.pairs]
        context.scopes.append({})
        try:
            for (target, _), value in zip(self.pairs, values):
                target.assign(context, value)
            render_all(self.body.parts, context, out)
        finally:
            context.scopes.pop()


class Autoescape:
    """`{% autoescape false %}…{% endautoescape %}`."""

    def __init__(self, value, body):
        self.value, self.body = value, body

    def render(self, context, out):
        before, context.autoescape = context.autoescape, bool(self.value.evaluate(context))
        try:
            self.body.in_scope(context, out)
        finally:
            context.autoescape = before


class MacroDefinition(Body):
    """`{% macro name(parameters) %}`. `used` are the special names in its body: caller, varargs, kwargs."""

    def __init__(self, name, parameters, parts, used):
        super().__init__(parts)
        self.name, self.parameters, self.used = name, parameters, used

    def render(self, context, out):
        context.assign(self.name, Macro(self, context))


class CallBlock:
    """`{% call macro() %}…{% endcall %}`: the macro calls the body back as `caller()`."""

    def __init__(self, call, definition):
        self.call, self.definition = call, definition

    def render(self, context, out):
        caller = Macro(self.definition, context, caller=True)
        out.append(str(context.shown(self.call.evaluate(context, caller=caller))))


class Block(Body):
    """`{% block name %}`: a part that templates extending this one may replace."""

    def __init__(self, name, parts, scoped, required):
        super().__init__(parts)
        self.name, self.scoped, self.required = name, scoped, required

    def render(self, context, out):
        versions = context.blocks[self.name]
        if versions[0].required:
            raise TemplateRuntimeError(f"Required block {self.name!r} not found")
        inner = context.derived()
        if not self.scoped:
            inner.variables = dict(context.environment.globals)
            inner.variables.update(context.variables)
            inner.variables.update(context.exported)
        out.append(versions[0].rendered_in(inner, 0))

    def rendered_in(self, context, depth):
        """The text of this version of the block; `super()` in it leads to the next."""
        inner = context.derived()
        inner.block = (self.name, depth)
        return self.rendered(inner)


class Extends:
    """`{% extends "base.html" %}`."""

    def __init__(self, parent):
        self.parent = parent

    def render(self, context, out):
        if getattr(context, "parent", None) is not None:
            raise TemplateRuntimeError("extended multiple times")
        context.parent = context.environment.get_template(self.parent.evaluate(context))


class Include:
    """`{% include "part.html" %}`."""

    def __init__(self, template, ignore_missing, with_context):
        self.template, self.ignore_missing, self.with_context = template, ignore_missing, with_context

    def render(self, context, out):
        try:
            found = context.environment.get_or_select_template(self.template.evaluate(context))
        except TemplateNotFound:
            if self.ignore_missing:
                return
            raise
        variables = context.get_all() if self.with_context else {}
        out.append(found.render(variables))


class Import:
    """`{% import "macros.html" as name %}`."""

    def __init__(self, template, target, with_context):
        self.template, self.target, self.with_context = template, target, with_context

    def module(self, context):
        found = context.environment.get_template(self.template.evaluate(context))
        return found.make_module(context.get_all() if self.with_context else {})

    def render(self, context, out):
        context.assign(self.target, self.module(context))


class FromImport(Import):
    """`{% from "macros.html" import one, other as name %}`."""

    def __init__(self, template, names, with_context):
        super().__init__(template, None, with_context)
        self.names = names

    def render(self, context, out):
        module = self.module(context)
        for name, bound in self.names:
            found = module.__dict__.get(name, MISSING)
            if name.startswith("__") or isinstance(found, Undefined):
                found = MISSING
            context.assign(bound, fail_unless_exported(module.__name__, name, found))


class Do:
    """`{% do expression %}`: evaluated for what it does."""

    def __init__(self, value):
        self.value = value

    def render(self, context, out):
        self.value.evaluate(context)
