print(list[int], dict[str, list[int]], int | None, str | int | None, list[int] | None)
print(isinstance(3, int | str), isinstance("a", int | None), isinstance(None, int | None))
class A: pass
try: A[3]
except TypeError as e: print(e)
print(list[int]((1,2)))
print(A | int)
print(tuple[int, ...])
