import types


def f():
    pass


class A:
    def m(self):
        pass


def gen():
    yield 1


print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(A().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(gen(), types.GeneratorType), isinstance(types, types.ModuleType), type(None) is types.NoneType)
ns = types.SimpleNamespace(host="localhost", port=80)
ns.port += 1
ns.debug = True
print(ns, ns.port, ns == types.SimpleNamespace(host="localhost", port=81, debug=True), vars(ns))
read_only = types.MappingProxyType({"a": 1})
print(read_only["a"], dict(read_only), len(read_only), "a" in read_only)
try:
    read_only["a"] = 2
except TypeError as e:
    print(e)
a = A()
a.extra = types.MethodType(lambda self, x: (type(self).__name__, x), a)
print(a.extra(5))
