"""Safe text and what is joined with it."""

from markupsafe import Markup, escape

page = Markup("<p>%s</p>")
print(page % "<x>", page % (Markup("<y>"),), Markup("<a>{} {name}</a>").format("<", name="&"))
print(repr(escape("<'\">&")), escape(Markup("<b>")), escape(None), escape(3))
print(Markup("<i>") + "<", "<" + Markup("<i>"), Markup("a") * 2, Markup(", ").join(["<", Markup("<")]))
print(repr(Markup("<B>").lower()), Markup("a b").split(), Markup("<b>x &amp; <i>y</i></b>").striptags(), Markup("&lt;").unescape())
print(Markup("%(a)s %(b)d") % {"a": "<", "b": 3}, Markup("<b>").replace("b", "<"), Markup("<b>") == "<b>", Markup.escape("<"))


class Tag:
    def __html__(self):
        return "<tag>"


print(escape(Tag()), Markup(Tag()), Markup("{}").format(Tag()))
