"""Sorting compares with `<`, as often and up to 63 items in the same order as CPython does."""
import random

asked = []


class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        asked.append((self.rank, other.rank))
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.rank}"


random.seed(3)
print(sorted([Card(3), Card(1), Card(2)]), asked)
for count in (0, 1, 2, 9, 30, 63):
    cards = [Card(random.randrange(count)) for _ in range(count)]
    asked.clear()
    done = sorted(cards)
    print(count, len(asked), hash(tuple(asked)), done[:12])
    asked.clear()
    cards.sort(reverse=True)
    print(count, len(asked), hash(tuple(asked)), cards[:12])
for count in (64, 200, 1000):
    cards = [Card(random.randrange(count // 3)) for _ in range(count)]
    done = sorted(cards)
    print(count, all(done[place].rank <= done[place + 1].rank for place in range(count - 1)))
    turned = sorted(cards, reverse=True)
    places = {id(card): place for place, card in enumerate(cards)}
    same = [(one, other) for one, other in zip(turned, turned[1:]) if one.rank == other.rank]
    print(all(places[id(one)] < places[id(other)] for one, other in same))
    by_card = sorted(range(count), key=lambda place: cards[place])
    print([cards[place].rank for place in by_card] == [card.rank for card in done])
