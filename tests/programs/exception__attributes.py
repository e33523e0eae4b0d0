"""What exceptions know, and what a program may ask about where it is."""


def show(question):
    try:
        print(repr(question()))
    except Exception as error:
        print(type(error).__name__, error)

show(lambda: (OSError(2, "No such file", "x.txt"), OSError(2, "x").errno, OSError(2, "x").strerror, OSError("a").errno, OSError(2, "No", "f").filename, str(OSError(2, "No", "f")), OSError(2, "No", "f").args, OSError().args, type(OSError(13, "p")).__name__, OSError(9999, "q"), ConnectionResetError(104, "reset").errno, IOError is OSError, EnvironmentError is OSError, str(OSError("only"))))
show(lambda: (StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, SystemExit("bye").code))
show(lambda: (KeyError("a"), str(KeyError("a")), str(KeyError("a", "b")), KeyError().args, str(KeyError()), repr(KeyError(1)), str(KeyError((1, 2)))))
show(lambda: (ImportError("m", name="n", path="p").name, ImportError("m", name="n").path, ImportError("m").msg, str(ImportError("m", name="x")), ModuleNotFoundError("q", name="z").name, ImportError().msg))
show(lambda: (NameError("n", name="x").name, AttributeError("a", name="b", obj=5).obj, AttributeError("a").name, NameError("x").name))
show(lambda: (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad").reason, str(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")), UnicodeEncodeError("ascii", "é", 0, 1, "bad").object, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad").start))
show(lambda: (ValueError("a", 1).args, str(ValueError("a", 1)), repr(ValueError("a")), repr(ValueError("a", 2)), ValueError().args, str(ValueError()), str(ValueError(None)), repr(ValueError([1]))))
show(lambda: (ValueError(x=1)))
show(lambda: (issubclass(BrokenPipeError, ConnectionError), issubclass(TimeoutError, OSError), issubclass(UnicodeDecodeError, ValueError), issubclass(TabError, SyntaxError), issubclass(RecursionError, RuntimeError), issubclass(NotImplementedError, RuntimeError), issubclass(ModuleNotFoundError, ImportError), issubclass(FloatingPointError, ArithmeticError), issubclass(KeyboardInterrupt, Exception), issubclass(BytesWarning, Warning), [c.__name__ for c in BrokenPipeError.__mro__]))
def catch(f):
    try:
        f()
    except BaseException as e:
        return e
def add(e, *notes):
    for n in notes: e.add_note(n)
    return e
show(lambda: (add(ValueError("x"), "n1", "n2").__notes__))
show(lambda: (ValueError("x").__notes__))
show(lambda: (ValueError("x").add_note(5)))
show(lambda: (catch(lambda: 1/0).__traceback__.tb_lineno > 0, catch(lambda: 1/0).__traceback__.tb_next.tb_frame.f_code.co_name, type(catch(lambda: 1/0).__traceback__).__name__, ValueError().__traceback__, catch(lambda: 1/0).with_traceback(None).__traceback__, catch(lambda: int("x")).__class__, catch(lambda: 1/0).__traceback__.tb_frame.f_code.co_filename.endswith("prog.py")))
show(lambda: (catch(lambda: (_ for _ in ()).throw(ValueError("gen"))), catch(lambda: next(iter([]))).value))
def chain1():
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
def chain2():
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError("v")
def chain3():
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError("v") from None
show(lambda: (catch(chain1).__cause__, catch(chain1).__context__, catch(chain1).__suppress_context__, catch(chain2).__cause__, catch(chain2).__context__, catch(chain2).__suppress_context__, catch(chain3).__cause__, catch(chain3).__context__, catch(chain3).__suppress_context__))
def setargs():
    e = ValueError("a"); e.args = (1, 2); return e
show(lambda: (setargs().args, str(setargs())))
class MyErr(Exception):
    def __init__(self, code, msg):
        super().__init__(msg); self.code = code
class E2(Exception): pass
class E3(OSError): pass
class E4(KeyError):
    def __str__(self): return "custom"
show(lambda: (MyErr(1, "m").args, str(MyErr(1, "m")), repr(MyErr(1, "m")), E2("a", "b").args, E3(2, "x").errno, type(E3(2, "x")).__name__, str(E4("k")), MyErr(5, "z").code))
show(lambda: (raise_none() if False else 0))
def loc(a, b=2):
    c = 3
    return locals()
def loc2(a):
    x = [i for i in range(2)]
    def inner(): return a
    return sorted(locals()), sorted(vars())
show(lambda: (loc(1), loc2(1)[0], dir() == sorted(dir())))
globals()["newglobal"] = 42
class V:
    def __init__(self): self.x = 1; self.y = 2
    z = 3
    def m(self): pass
show(lambda: (newglobal, vars(V()), [d for d in dir(V()) if not d.startswith("__")], "append" in dir([]), "upper" in dir(str), "__init__" in dir(V), "__len__" in dir([])))
show(lambda: (vars(5)))
class Meth:
    def __call__(self): return 1
