# Who calls, and what kind of thing something is.
import inspect
import sys


def who():
    return inspect.currentframe().f_back.f_code.co_name, inspect.stack()[1].function, inspect.stack()[0][3]


def caller():
    return who()


class Tool:
    def use(self):
        """Uses it.

        Carefully.
        """
        return inspect.stack()[1].lineno


print(caller(), inspect.stack()[0].function, Tool().use())
print(inspect.isfunction(who), inspect.isclass(Tool), inspect.isbuiltin(len), inspect.ismodule(sys), inspect.ismethod(Tool().use))
print(inspect.isgenerator(x for x in []), inspect.iscoroutinefunction(who), inspect.getdoc(Tool.use).splitlines())
