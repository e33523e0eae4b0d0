def attempt(action):
    try:
        value = action()
    except ZeroDivisionError:
        return "zero division"
    except (KeyError, IndexError) as e:
        return f"lookup {type(e).__name__} {e}"
    except ArithmeticError:
        return "other arithmetic"
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    else:
        return f"fine {value}"
    finally:
        trail.append("f")


trail = []
pair = (1, 2)
actions = [
    lambda: 1 / 0, lambda: {}["k"], lambda: [][1], lambda: 2.0 ** 10000, lambda: int("z"), lambda: None + 1,
    lambda: "abc".foo, lambda: undefined_name, lambda: [1, 2].index(5), lambda: pair["a"], lambda: len(5),
    lambda: "x" * "y", lambda: 7, lambda: next(iter([])), lambda: {[]: 1}, lambda: int([]), lambda: "%d" % "s",
    lambda: "abc"[10], lambda: float("nope"), lambda: dict([1]), lambda: (lambda a: a)(), lambda: chr(-1),
    lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: "a".join([1]), lambda: max([]), lambda: 5 @ 3,
    lambda: sum(["a"]), lambda: sorted([1, "a"]), lambda: iter(3), lambda: isinstance(1, 2), lambda: "a" < 1, lambda: ord("ab"),
]
for action in actions:
    print(attempt(action))
print("".join(trail))
