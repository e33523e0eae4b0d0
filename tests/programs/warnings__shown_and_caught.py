import warnings


def old():
    warnings.warn("old() is deprecated, use new()", DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old())
    warnings.warn("careful")
for w in caught:
    print(w.category.__name__, w.message)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as e:
        print("raised:", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old()
print(issubclass(DeprecationWarning, Warning), issubclass(UserWarning, Exception))
