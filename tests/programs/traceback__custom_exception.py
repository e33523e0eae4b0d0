class KitchenError(Exception):
    pass


def cook(dish):
    if dish == "stone":
        raise KitchenError(f"cannot cook {dish!r}")
    return dish


for dish in ["soup", "stone"]:
    print(cook(dish))
