"""Jinja: text with places to fill in, conditions and loops, from which Flask makes its pages.

A template is cut into tokens (`lexer`), made a tree (`parser`) of `statements` and `expressions`, and the
tree renders itself in a context of names (`runtime`). The `environment` finds templates and keeps them.
"""

from jinja2.environment import BaseLoader as BaseLoader
from jinja2.environment import DictLoader as DictLoader
from jinja2.environment import Environment as Environment
from jinja2.environment import FileSystemLoader as FileSystemLoader
from jinja2.environment import Template as Template
from jinja2.environment import select_autoescape as select_autoescape
from jinja2.exceptions import TemplateAssertionError as TemplateAssertionError
from jinja2.exceptions import TemplateError as TemplateError
from jinja2.exceptions import TemplateNotFound as TemplateNotFound
from jinja2.exceptions import TemplateRuntimeError as TemplateRuntimeError
from jinja2.exceptions import TemplatesNotFound as TemplatesNotFound
from jinja2.exceptions import TemplateSyntaxError as TemplateSyntaxError
from jinja2.exceptions import UndefinedError as UndefinedError
from jinja2.runtime import ChainableUndefined as ChainableUndefined
from jinja2.runtime import DebugUndefined as DebugUndefined
from jinja2.runtime import StrictUndefined as StrictUndefined
from jinja2.runtime import Undefined as Undefined
from markupsafe import Markup as Markup
from markupsafe import escape as escape
