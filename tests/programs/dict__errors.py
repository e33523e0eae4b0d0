scores = {"Ann": 1, (1, 2): "tuple key", None: 0}
for key in ["Ann", "Bob", (1, 2), None, 3]:
    try:
        print(scores[key])
    except KeyError as error:
        print("KeyError:", error)
try:
    scores[[1]] = 2
except TypeError as error:
    print(error)
try:
    for key in scores:
        scores[str(key) + "!"] = 0
except RuntimeError as error:
    print(error)
