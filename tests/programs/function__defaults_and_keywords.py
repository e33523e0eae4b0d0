def order(dish, count=1, *, spicy=False):
    note = "spicy" if spicy else "mild"
    return f"{count} x {dish} ({note})"


print(order("noodles"))
print(order("noodles", 2))
print(order("curry", spicy=True))
print(order(count=3, dish="soup"))
print(order(*["rice", 4], **{"spicy": True}))
