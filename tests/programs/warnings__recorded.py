# Warnings kept in a list instead of shown.
import warnings


def noisy():
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    return 5


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(noisy(), noisy())
print(len(caught), [str(w.message) for w in caught], caught[1].category.__name__, caught[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    noisy()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        noisy()
    except UserWarning as warning:
        print("stopped at", warning)
with warnings.catch_warnings(record=True) as again:
    warnings.simplefilter("once")
    for _ in range(3):
        noisy()
print(len(again))
