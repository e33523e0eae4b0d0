# Tracebacks and frames as objects.
import sys
import traceback


def fail():
    return [][1]


def middle():
    fail()


try:
    middle()
except IndexError as error:
    trace = error.__traceback__
    while trace is not None:
        print(trace.tb_lineno, trace.tb_frame.f_code.co_name, trace.tb_frame.f_lineno >= trace.tb_lineno)
        trace = trace.tb_next
    summary = traceback.extract_tb(error.__traceback__)
    print(len(summary), summary[-1].name, summary[-1].lineno, summary[-1].line, [line.name for line in summary])
    traceback.print_tb(error.__traceback__)
    print(sys.exc_info()[2].tb_lineno, type(error.__traceback__).__name__)


def who_called():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno


def caller():
    return who_called()


print(caller(), sys._getframe().f_code.co_name, sys._getframe().f_globals["__name__"])
print(ValueError("not raised").__traceback__)
